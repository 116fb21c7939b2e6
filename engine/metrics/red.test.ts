import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { redWindow } from './red';

const ok = (durationMs: number) => ({ durationMs, failed: false });

describe('a RED window', () => {
  it('counts rate, errors and durations, those of failed requests too', () => {
    expect(redWindow(2, [ok(40), ok(20), ok(30), { durationMs: 900, failed: true }])).toEqual({
      requestsPerSecond: 2,
      errorsPerSecond: 0.5,
      errorRatio: 0.25,
      nearestRank: { p50: 30, p95: 900, p99: 900 },
      linear: { p50: 35, p95: expect.closeTo(771, 9), p99: expect.closeTo(874.2, 9) },
    });
  });

  it('of one request, every quantile is that request', () => {
    const { nearestRank, linear } = redWindow(1, [ok(7)]);
    expect([nearestRank, linear]).toEqual(Array(2).fill({ p50: 7, p95: 7, p99: 7 }));
  });

  it('without requests has a rate and no ratios', () => {
    expect(redWindow(10, [])).toEqual({
      requestsPerSecond: 0,
      errorsPerSecond: 0,
      errorRatio: null,
      nearestRank: null,
      linear: null,
    });
  });

  it('may be shorter than a second', () => {
    expect(redWindow(0.5, [ok(1)]).requestsPerSecond).toBe(2);
  });

  it('of no length is refused', () => {
    expect(() => redWindow(0, [])).toThrow(EngineError);
    expect(() => redWindow(1, [ok(-1)])).toThrow('requests[0].durationMs');
  });
});
