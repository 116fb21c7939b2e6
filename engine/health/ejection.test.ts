import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { EJECTION_DEFAULTS, eject, ejectionMs, NEVER_EJECTED, replayEjections, sweep } from './ejection';

describe('ejection', () => {
  const config = { intervalMs: 10_000, baseEjectionMs: 30_000, maxEjectionMs: 300_000 };

  it('lasts longer each time, up to the maximum, with the jitter on top', () => {
    expect([1, 2, 10, 11].map((multiplier) => ejectionMs(multiplier, config))).toEqual([
      30_000, 60_000, 300_000, 300_000,
    ]);
    expect(ejectionMs(11, config, 700)).toBe(300_700);
  });

  it('is 30 s at first and 5 min at most, swept every 10 s, unless told otherwise', () => {
    expect(EJECTION_DEFAULTS).toEqual(config);
  });

  it('a sweep sooner than an interval after the return does not lower the multiplier', () => {
    const back = { ...NEVER_EJECTED, multiplier: 2, unejectedAtMs: 30_000 };
    expect([39_999, 40_000].map((nowMs) => sweep(back, nowMs, config).multiplier)).toEqual([2, 1]);
  });

  it('ends at a sweep, not when its time is over', () => {
    expect(replayEjections([12_345], config)).toEqual([50_000]);
    expect(replayEjections([10_000], config)).toEqual([40_000]);
    expect(replayEjections([10_000], config, 1)).toEqual([50_000]);
  });

  it('the sweep runs first at one instant: a host that is back can be ejected again at once', () => {
    expect(replayEjections([0, 30_000], config)).toEqual([30_000, 90_000]);
  });

  it('ejecting a host that is out changes nothing', () => {
    expect(replayEjections([0, 5000], config)).toEqual([30_000, null]);
  });

  it('each healthy interval lowers the multiplier, but not the sweep that brings the host back, and never below 0', () => {
    let host = eject(eject(NEVER_EJECTED, 0, config), 1, config);
    const multiplierAt = (nowMs: number) => {
      host = sweep(host, nowMs, config);
      return host.multiplier;
    };
    expect([10_000, 20_000, 30_000].map(multiplierAt)).toEqual([1, 1, 1]);
    expect(host.ejectedAtMs).toBeNull();
    expect([40_000, 50_000].map(multiplierAt)).toEqual([0, 0]);
  });

  it('the multiplier stops growing one step above the maximum', () => {
    let host = NEVER_EJECTED;
    for (let k = 0; k < 20; k++) host = eject({ ...host, ejectedAtMs: null }, k, config);
    expect(host.multiplier).toBe(11);
  });

  it('a quiet year between two ejections is not walked through sweep by sweep', () => {
    expect(replayEjections([0, 31_536_000_000_000], EJECTION_DEFAULTS)).toEqual([30_000, 31_536_000_030_000]);
  });

  it('times that go back, and a maximum below the base, are refused', () => {
    expect(() => replayEjections([10, 5], config)).toThrow('ejectAtMs[1]');
    expect(() => ejectionMs(1, { baseEjectionMs: 10, maxEjectionMs: 9 })).toThrow(EngineError);
  });
});
