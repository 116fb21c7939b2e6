import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { afterProbe, CHECKED_UP, type CheckedTarget, HAPROXY_CHECK, probeOutcome } from './activeCheck';

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
        const isUp = Math.floor((phaseMs + probe * intervalMs) / flapMs) % 2 === 0;
        target = afterProbe(target, isUp, HAPROXY_CHECK);
        expect(target.isUp).toBe(true);
      }
    }
  });

  it('a negative timeout is refused', () => {
    expect(() => probeOutcome({ kind: 'silence' }, -1)).toThrow('timeoutMs:');
  });
});
