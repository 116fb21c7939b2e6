import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { alertDetection, alertResetS, burnRate, burnRateThreshold, exhaustionS } from './burnRate';

const DAY_S = 86_400;
const fastPage = { slo: 0.999, windowS: 3600, burnRateThreshold: 14.4 };

describe('burn rate', () => {
  it('2 % of 30 days in an hour is 14.4', () => {
    expect(burnRateThreshold(0.02, 3600, 30 * DAY_S)).toBeCloseTo(14.4, 12);
  });

  it('0.01 % of errors burns a 99.99 % budget at exactly its rate, a 99.9 % budget at a tenth', () => {
    expect(burnRate(0.0001, 0.9999)).toBeCloseTo(1, 9);
    expect(burnRate(0.0001, 0.999)).toBeCloseTo(0.1, 9);
  });

  it('without errors the budget lasts for ever', () => {
    expect(exhaustionS(0, 0.999, 30 * DAY_S)).toBeNull();
  });

  it('an objective of 100 % has no budget to burn, and is refused', () => {
    expect(() => burnRate(0.1, 1)).toThrow(EngineError);
  });
});

describe('an alert on one window', () => {
  it('a total outage is seen after 52 s, with 2 % of the budget gone', () => {
    const { fires, detectionS, budgetConsumed } = alertDetection(fastPage, 1, 30 * DAY_S);
    expect([fires, detectionS, budgetConsumed]).toEqual([true, expect.closeTo(51.84, 9), expect.closeTo(0.02, 12)]);
  });

  it('exactly at the threshold never fires, rounding or not', () => {
    const never = { fires: false, detectionS: null, budgetConsumed: null };
    expect(alertDetection(fastPage, 0.0144, 30 * DAY_S)).toEqual(never);
    expect(alertDetection(fastPage, 14.4 * (1 - 0.999), 30 * DAY_S)).toEqual(never);
  });

  it('after the outage fires on for most of its window, or not at all if it never did', () => {
    expect(alertResetS(fastPage, 1)).toBeCloseTo(3548.16, 6);
    expect(alertResetS(fastPage, 0.01)).toBe(0);
  });
});
