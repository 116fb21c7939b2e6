import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { allowedDowntimeS, availability, requestBudget } from './errorBudget';

const WEEK_S = 7 * 86_400;

describe('error budget', () => {
  it('99.9 % of 30 days leaves 43 minutes and 12 seconds', () => {
    expect(allowedDowntimeS(0.999, 30 * 86_400)).toBeCloseTo(2592, 6);
  });

  it('an objective of nothing may be down all the time', () => {
    expect(allowedDowntimeS(0, WEEK_S)).toBe(WEEK_S);
  });

  it('a minute a week is the whole budget of 99.99 %', () => {
    expect(availability(60, WEEK_S)).toBeCloseTo(0.9999008, 7);
    expect(allowedDowntimeS(0.9999, WEEK_S)).toBeCloseTo(60.48, 6);
  });

  it('an overspent budget is below zero', () => {
    const { budgetRequests, remainingFraction } = requestBudget(0.99, 10_000, 250);
    expect([budgetRequests, remainingFraction]).toEqual([expect.closeTo(100, 6), expect.closeTo(-1.5, 9)]);
  });

  it('without requests there is none to judge', () => {
    expect(requestBudget(0.99, 0, 0).remainingFraction).toBeNull();
  });

  it('more bad requests than requests, and more downtime than time, are refused', () => {
    expect(() => requestBudget(0.99, 10, 11)).toThrow(EngineError);
    expect(() => availability(WEEK_S + 1, WEEK_S)).toThrow('downtimeS:');
  });
});
