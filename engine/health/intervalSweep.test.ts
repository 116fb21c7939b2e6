import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EJECTION_DEFAULTS, eject, NEVER_EJECTED, sweep } from './ejection';
import { EJECTION_CAP_DEFAULTS } from './ejectionCap';
import { type SweptHost, sweepInterval } from './intervalSweep';

const config = { ...EJECTION_DEFAULTS, ...EJECTION_CAP_DEFAULTS, maxEjectionPercent: 50 };
const noJitter = () => 0;
const host = (failed: number, ejection = NEVER_EJECTED): SweptHost => ({
  ejection,
  requests: 100,
  successes: 100 - failed,
});
const fine = (count: number) => Array.from({ length: count }, () => host(0));

describe('an interval of outlier detection', () => {
  it('judges by what it is told to, and by nothing where it is told nothing', () => {
    const hosts = [host(90), ...fine(9)];
    const ejectedBy = (judges: Parameters<typeof sweepInterval>[2]) =>
      sweepInterval(hosts, config, judges, 0, noJitter).ejected;
    expect(ejectedBy({})).toEqual([]);
    expect(ejectedBy({ successRate: {} })).toEqual([{ host: 0, by: 'successRate' }]);
    expect(ejectedBy({ failurePercentage: {} })).toEqual([{ host: 0, by: 'failurePercentage' }]);
    expect(ejectedBy({ successRate: {}, failurePercentage: {} })).toEqual([{ host: 0, by: 'successRate' }]);
  });

  it('ejects for longer each time, with a jitter of its own for each host', () => {
    const before = { ...NEVER_EJECTED, multiplier: 2, unejectedAtMs: 0 };
    let asked = 0;
    const { ejections } = sweepInterval(
      [host(100, before), host(100), ...fine(8)],
      config,
      { failurePercentage: {} },
      50_000,
      () => 10 * ++asked,
    );
    expect(ejections.slice(0, 2).map(({ multiplier, jitterMs }) => [multiplier, jitterMs])).toEqual([
      [3, 10],
      [1, 20],
    ]);
  });

  it('takes a host back first, and then judges it by what it did while it was out', () => {
    const out = eject(NEVER_EJECTED, 0, config);
    const { readmitted, ejected, ejections } = sweepInterval(
      [host(100, out), ...fine(9)],
      config,
      { failurePercentage: {} },
      30_000,
      noJitter,
    );
    expect([readmitted, ejected]).toEqual([[0], [{ host: 0, by: 'failurePercentage' }]]);
    expect(ejections[0]).toMatchObject({ ejectedAtMs: 30_000, multiplier: 2 });
  });

  it('counts those who are out, and those whom it has just sent off, for the cap', () => {
    const out = eject(NEVER_EJECTED, 0, config);
    const hosts = [host(0, out), ...Array.from({ length: 9 }, () => host(100))];
    expect(sweepInterval(hosts, config, { failurePercentage: {} }, 10_000, noJitter).ejected).toHaveLength(4);
  });

  it('does to each host what a sweep of it alone does, where no rate is judged', () => {
    const times = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(times, fc.nat(200_000), (ejectedAtMs, nowMs) => {
        const hosts = ejectedAtMs.map((atMs) => host(50, eject(NEVER_EJECTED, atMs, config)));
        expect(sweepInterval(hosts, config, {}, nowMs, noJitter).ejections).toEqual(
          hosts.map(({ ejection }) => sweep(ejection, nowMs, config)),
        );
      }),
    );
  });
});
