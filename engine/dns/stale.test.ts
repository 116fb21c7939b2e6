import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { dnsFailover, misdirectedRequests, staleAtResolver, staleFraction, staleFractionWithViolators } from './stale';

describe('stale DNS answers', () => {
  it('fade evenly over the TTL, then are gone', () => {
    expect([0, 15, 30, 60, 61].map((elapsedS) => staleFraction(elapsedS, 60))).toEqual([1, 0.75, 0.5, 0, 0]);
  });

  it('a TTL of 0 is never stale', () => {
    expect(staleFraction(0, 0)).toBe(0);
  });

  it('resolvers that extend the TTL leave a tail', () => {
    const tail = (elapsedS: number) =>
      staleFractionWithViolators({ elapsedS, ttlS: 60, violatorShare: 0.1, violatorTtlS: 3600 });
    expect([tail(60), tail(3600)]).toEqual([expect.closeTo(0.1 * (1 - 60 / 3600), 12), 0]);
  });

  it('a resolver that nobody asks has nothing to be stale', () => {
    expect(staleAtResolver(0, 60, 0)).toEqual({ cachedAtRemoval: 0, stale: 0 });
    expect(staleAtResolver(30, 60, 1000).stale).toBeCloseTo(0.5, 3);
  });

  it('misdirected requests are the area under the stale fraction', () => {
    let requests = 0;
    for (let t = 0.5; t < 60; t++) requests += (1000 / 4) * staleFraction(t, 60);
    expect(misdirectedRequests(4, 60, 1000)).toBeCloseTo(requests, 6);
  });

  it('the unluckiest client waits for detection and a whole TTL', () => {
    expect(dnsFailover({ detectionS: 30, ttlS: 60, records: 4 })).toEqual({
      worstOutageS: 90,
      meanOutageS: 60,
      affectedClientShare: 0.25,
    });
  });

  it('negative times and no records are refused', () => {
    expect(() => staleFraction(-1, 60)).toThrow(EngineError);
    expect(() => misdirectedRequests(0, 60, 1)).toThrow('records:');
  });
});
