import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import {
  attemptsAtOneLayer,
  budgetedAmplification,
  loadUnderBudget,
  loadUnderTokenBucket,
  meanAmplification,
  worstAmplification,
} from './amplification';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('retry amplification', () => {
  it('four tries at three layers: 64 calls when everything fails', () => {
    expect(worstAmplification([4, 4, 4])).toBe(64);
    expect(meanAmplification(1, [4, 4, 4])).toEqual({ leafCalls: 64, failureProbability: 1 });
  });

  it('one layer is the geometric series', () => {
    fc.assert(
      fc.property(probability, fc.integer({ min: 1, max: 10 }), (p, tries) => {
        const { meanAttempts, successProbability } = attemptsAtOneLayer(p, tries);
        expect(meanAttempts * (1 - p)).toBeCloseTo(successProbability, 9);
        expect(meanAmplification(p, [tries]).leafCalls).toBe(meanAttempts);
      }),
    );
  });

  it('on average never exceeds the worst case', () => {
    fc.assert(
      fc.property(probability, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), (p, tries) => {
        const worst = worstAmplification(tries);
        expect(meanAmplification(p, tries).leafCalls).toBeLessThanOrEqual(worst * (1 + 1e-12));
      }),
    );
  });

  it('the order of layers does not matter when all fails, nor to how often the request fails in the end', () => {
    expect(worstAmplification([3, 4])).toBe(worstAmplification([4, 3]));
    const [below, above] = [meanAmplification(0.5, [4, 3]), meanAmplification(0.5, [3, 4])];
    expect(below.failureProbability).toBe(0.5 ** 12);
    expect(above.failureProbability).toBe(below.failureProbability);
  });

  it('layers that try unequally: each sees the failures that the one below leaves', () => {
    // 2 tries at p = 0.5: 1.5 calls, a quarter fails; 3 tries of those: 1 + 1/4 + 1/16
    expect(meanAmplification(0.5, [2, 3])).toEqual({ leafCalls: 1.5 * 1.3125, failureProbability: 1 / 64 });
  });

  it('a budget of 20 % bounds three layers to 1.73', () => {
    expect(budgetedAmplification(0.2, 3)).toBeCloseTo(1.728, 12);
  });

  it('a budget caps the retries that failures ask for, and adds none', () => {
    const load = (failureProbability: number) =>
      loadUnderBudget({ failureProbability, budgetRatio: 0.2, maxRetries: 3 }).loadFactor;
    expect([load(0), load(0.1), load(1)]).toEqual([1, expect.closeTo(1.111, 9), 1.2]);
  });

  it('a token bucket earns nothing in a total outage, and limits nothing in good times', () => {
    const load = (failureProbability: number) =>
      loadUnderTokenBucket({ failureProbability, depositPerSuccess: 0.1, costPerRetry: 1, maxRetries: 1 });
    expect(load(1)).toEqual({ retriesPerRequest: 0, loadFactor: 1, successProbability: 0 });
    expect(load(0.01).retriesPerRequest).toBeCloseTo(0.01, 12);
    const { retriesPerRequest: x, successProbability } = load(0.5);
    expect(x).toBeCloseTo(0.1 * successProbability, 12);
  });

  it('a bucket that earns more than retries cost lets all of them go', () => {
    const rich = { failureProbability: 0.5, depositPerSuccess: 3, costPerRetry: 1, maxRetries: 2 };
    expect(loadUnderTokenBucket(rich).retriesPerRequest).toBe(0.75);
  });

  it.each([
    ['failureProbability', () => attemptsAtOneLayer(1.1, 2)],
    ['tries', () => attemptsAtOneLayer(0.5, 0)],
    ['triesPerLayer.length', () => worstAmplification([])],
    ['triesPerLayer.length', () => worstAmplification(new Array<number>(101).fill(1))],
    ['triesPerLayer[1]', () => meanAmplification(0.5, [3, 0])],
    [
      'costPerRetry',
      () => loadUnderTokenBucket({ failureProbability: 0, depositPerSuccess: 1, costPerRetry: 0, maxRetries: 1 }),
    ],
  ])('bad %s is refused by name', (field, call) => {
    expect(call).toThrow(EngineError);
    expect(call).toThrow(`${field}:`);
  });
});
