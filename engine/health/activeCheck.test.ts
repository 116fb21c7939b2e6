import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import {
  afterProbe,
  CHECKED_UP,
  type CheckedTarget,
  firstProbeFrom,
  HAPROXY_CHECK,
  probeAtMs,
  probeOutcome,
} from './activeCheck';

describe('an active health check', () => {
  const thresholds = { rise: 2, fall: 3 };
  const upAfter = (probes: string, start: CheckedTarget = CHECKED_UP) =>
    [...probes].reduce((target, probe) => afterProbe(target, probe === '+', thresholds), start).isUp;

  it('takes a target out after enough failures in a row, and back after enough passes', () => {
    expect([upAfter('--'), upAfter('---')]).toEqual([true, false]);
    expect([upAfter('---+'), upAfter('---++')]).toEqual([false, true]);
  });

  it('a pass starts the count of failures anew: a target that flaps faster stays up', () => {
    expect(upAfter('--+--+--+')).toBe(true);
  });

  it('HAProxy takes three failures and two passes', () => {
    expect(HAPROXY_CHECK).toEqual({ rise: 2, fall: 3 });
  });

  it('a threshold of 0 is refused', () => {
    expect(() => afterProbe(CHECKED_UP, true, { rise: 0, fall: 1 })).toThrow(EngineError);
  });
});

describe('probes', () => {
  it('leave at their own times, whatever happens to the target', () => {
    expect([0, 1, 2].map((probe) => probeAtMs(probe, { phaseMs: 300, intervalMs: 1000 }))).toEqual([300, 1300, 2300]);
  });

  it('the first one from a moment on is the first that does not leave before it', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.double({ min: 0.1, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (nowMs, intervalMs, part) => {
          const times = { phaseMs: part * intervalMs, intervalMs };
          const probe = firstProbeFrom(nowMs, times);
          expect(probeAtMs(probe, times)).toBeGreaterThanOrEqual(nowMs);
          if (probe > 0) expect(probeAtMs(probe - 1, times)).toBeLessThan(nowMs);
        },
      ),
    );
  });

  it('a refusal fails at once, silence after the timeout, an answer that is late as silence does', () => {
    expect(probeOutcome({ kind: 'refused', afterMs: 1 }, 500)).toEqual({ passed: false, afterMs: 1 });
    expect(probeOutcome({ kind: 'silence' }, 500)).toEqual({ passed: false, afterMs: 500 });
    const answer = (afterMs: number, isHealthy = true) => probeOutcome({ kind: 'answer', afterMs, isHealthy }, 500);
    expect([answer(20), answer(500), answer(501)]).toEqual([
      { passed: true, afterMs: 20 },
      { passed: true, afterMs: 500 },
      { passed: false, afterMs: 500 },
    ]);
    expect(answer(20, false)).toEqual({ passed: false, afterMs: 20 });
  });

  it('a target that is down as long as it is up never leaves, in whatever phase its probes come', () => {
    const [flapMs, intervalMs] = [1600, 1000];
    for (let phaseMs = 0; phaseMs < intervalMs; phaseMs += 50) {
      let target = CHECKED_UP;
      for (let probe = 0; probe < 100; probe++) {
        const isUp = Math.floor(probeAtMs(probe, { phaseMs, intervalMs }) / flapMs) % 2 === 0;
        target = afterProbe(target, isUp, HAPROXY_CHECK);
        expect(target.isUp).toBe(true);
      }
    }
  });

  it('a phase beyond the interval, and a negative timeout, are refused', () => {
    expect(() => probeAtMs(0, { phaseMs: 1001, intervalMs: 1000 })).toThrow('phaseMs:');
    expect(() => probeOutcome({ kind: 'silence' }, -1)).toThrow('timeoutMs:');
  });
});
