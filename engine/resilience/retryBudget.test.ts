import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { maxConcurrentRetries, RetryThrottle } from './retryBudget';

describe("Envoy's retry budget", () => {
  it('is a share of what is active and pending, at least 3', () => {
    expect(maxConcurrentRetries({ activeRequests: 100, pendingRequests: 50 })).toBe(30);
    expect(maxConcurrentRetries({ activeRequests: 10, pendingRequests: 4 })).toBe(3);
  });

  it('29 % of 100 is 28 in floating point', () => {
    expect(maxConcurrentRetries({ activeRequests: 100, pendingRequests: 0, budgetPercent: 29 })).toBe(28);
  });

  it('a percentage above 100 is refused', () => {
    expect(() => maxConcurrentRetries({ activeRequests: 1, pendingRequests: 0, budgetPercent: 101 })).toThrow(
      EngineError,
    );
  });
});

describe('gRPC retry throttling', () => {
  it('stops at half the tokens', () => {
    const throttle = new RetryThrottle(10, 0.1);
    for (let i = 0; i < 4; i++) throttle.onFailure();
    expect([throttle.tokens, throttle.allowsRetry]).toEqual([6, true]);
    throttle.onFailure();
    expect([throttle.tokens, throttle.allowsRetry]).toEqual([5, false]);
    throttle.onSuccess();
    expect([throttle.tokens, throttle.allowsRetry]).toEqual([5.1, true]);
  });

  it('never has more tokens than at first, nor fewer than none', () => {
    const throttle = new RetryThrottle(2, 1);
    throttle.onSuccess();
    expect(throttle.tokens).toBe(2);
    for (let i = 0; i < 5; i++) throttle.onFailure();
    expect(throttle.tokens).toBe(0);
  });

  it('drops decimals beyond the third, and no other', () => {
    const earnedWith = (ratio: number) => {
      const throttle = new RetryThrottle(10, ratio);
      throttle.onFailure();
      throttle.onSuccess();
      return throttle.tokens - 9;
    };
    expect(earnedWith(0.5466)).toBeCloseTo(0.546, 9);
    expect(earnedWith(0.57)).toBeCloseTo(0.57, 9);
  });

  it('a ratio too small to count is refused', () => {
    expect(() => new RetryThrottle(10, 0.0001)).toThrow('tokenRatio:');
    expect(() => new RetryThrottle(0, 0.1)).toThrow(EngineError);
  });
});
