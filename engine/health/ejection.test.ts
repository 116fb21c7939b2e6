import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { CHECKED_UP } from './activeCheck';
import {
  afterCheck,
  afterResponse,
  EJECTION_DEFAULTS,
  eject,
  ejectionJitterMs,
  ejectionMs,
  type HostEjection,
  NEVER_EJECTED,
  replayEjections,
  sweep,
} from './ejection';

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

describe('failures in a row', () => {
  const config = EJECTION_DEFAULTS;
  /** A host after responses (`-` a failure), and whether the last of them made it an outlier. */
  const play = (responses: string, host: HostEjection = NEVER_EJECTED) =>
    [...responses].reduce((last, response) => afterResponse(last.host, response === '-', 3), {
      host,
      isOutlier: false,
    });

  it('make an outlier; a success between them starts the count anew', () => {
    expect([play('---').isOutlier, play('--+--').isOutlier, play('--+---').isOutlier]).toEqual([true, false, true]);
  });

  it('are counted anew after the outlier was found, whether the cap let it go or not', () => {
    const { host } = play('---');
    expect([play('--', host).isOutlier, play('---', host).isOutlier]).toEqual([false, true]);
  });

  it('lead nowhere while the host is out, and do not count when it is back', () => {
    const out = eject(play('---').host, 0, config);
    const failing = play('-----', out);
    expect(failing.isOutlier).toBe(false);
    const back = sweep(failing.host, 30_000, config);
    expect(back.ejectedAtMs).toBeNull();
    expect([play('--', back).isOutlier, play('---', back).isOutlier]).toEqual([false, true]);
  });

  it('find as many outliers as there are whole runs of three, while the host is in use', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { maxLength: 10 }), (runs) => {
        let host = NEVER_EJECTED;
        let found = 0;
        for (const response of runs.map((length) => `${'-'.repeat(length)}+`).join('')) {
          const last = afterResponse(host, response === '-', 3);
          host = last.host;
          if (last.isOutlier) found++;
        }
        expect(found).toBe(runs.reduce((sum, length) => sum + Math.floor(length / 3), 0));
      }),
    );
  });

  it('a threshold of none is refused', () => {
    expect(() => afterResponse(NEVER_EJECTED, true, 0)).toThrow('consecutive5xx:');
  });
});

describe('an active check of an ejected host', () => {
  const out = eject({ ...NEVER_EJECTED, failuresInARow: 4 }, 1000, EJECTION_DEFAULTS);

  it('ends the ejection when it passes, with all counts at zero; the next one is no shorter for it', () => {
    const back = afterCheck(out, true, CHECKED_UP, 2000);
    expect(back).toEqual({ ejectedAtMs: null, jitterMs: 0, multiplier: 1, unejectedAtMs: 2000, failuresInARow: 0 });
    expect(ejectionMs(eject(back, 3000, EJECTION_DEFAULTS).multiplier, EJECTION_DEFAULTS)).toBe(60_000);
  });

  it('changes nothing when it fails, or passes for a host that the checks still hold for down', () => {
    expect(afterCheck(out, false, CHECKED_UP, 2000)).toBe(out);
    expect(afterCheck(out, true, { isUp: false, contrary: 1 }, 2000)).toBe(out);
  });

  it('changes nothing for a host in use, whose failures in a row go on counting', () => {
    const failing = { ...NEVER_EJECTED, failuresInARow: 4 };
    expect(afterCheck(failing, true, CHECKED_UP, 2000)).toBe(failing);
  });
});

describe('jitter', () => {
  it('is any whole millisecond up to the maximum, and none by default', () => {
    const seen = new Set(Array.from({ length: 12 }, (_, draw) => ejectionJitterMs(3, draw)));
    expect([...seen]).toEqual([0, 1, 2, 3]);
    expect(ejectionJitterMs(0, 123_456)).toBe(0);
    expect(() => ejectionJitterMs(-1, 0)).toThrow('maxJitterMs:');
  });
});

it('a host that was at rest before its first ejection comes back from it like any other', () => {
  expect(replayEjections([5000, 60_000])).toEqual([40_000, 90_000]);
});

it('a host that was at rest comes back at the very next sweep from an ejection shorter than an interval', () => {
  const config = { intervalMs: 10_000, baseEjectionMs: 1000, maxEjectionMs: 10_000 };
  expect(replayEjections([15_000, 25_000], config)).toEqual([20_000, 30_000]);
});
