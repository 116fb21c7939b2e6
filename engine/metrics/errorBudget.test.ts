import fc from 'fast-check';
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

  it('a budget that is spent to the last request is 0, whatever the objective rounds to', () => {
    expect(requestBudget(0.999, 1_000_000, 1000).remainingFraction).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 99 }), (digits, hundreds) => {
        const total = hundreds * 10 ** (digits + 2);
        const bad = hundreds * 100;
        const slo = Number(`0.${'9'.repeat(digits)}`);
        expect(requestBudget(slo, total, bad).remainingFraction).toBe(0);
        expect(requestBudget(slo, total, bad - 1).remainingFraction).toBeCloseTo(1 / bad, 6);
        expect(requestBudget(slo, total, bad + 1).remainingFraction).toBeCloseTo(-1 / bad, 6);
      }),
    );
  });

  it('without requests there is none to judge', () => {
    expect(requestBudget(0.99, 0, 0).remainingFraction).toBeNull();
  });

  it('more bad requests than requests, and more downtime than time, are refused', () => {
    expect(() => requestBudget(0.99, 10, 11)).toThrow(EngineError);
    expect(() => availability(WEEK_S + 1, WEEK_S)).toThrow('downtimeS:');
  });
});
