import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { afterProbe, CHECKED_UP, type CheckedTarget, HAPROXY_CHECK } from './activeCheck';

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
