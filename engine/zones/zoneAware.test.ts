import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { pickZone, planZones, type ZoneAwareInput, type ZoneHosts } from './zoneAware';

const zones = (counts: Record<string, number>): ZoneHosts[] =>
  Object.entries(counts).map(([zone, healthy]) => ({ zone, healthy }));

const plan = (
  originating: Record<string, number>,
  upstream: Record<string, number>,
  rest: Partial<ZoneAwareInput> = {},
) => planZones({ localZone: 'A', originating: zones(originating), upstream: zones(upstream), ...rest });

function routedPlan(...args: Parameters<typeof plan>) {
  const routed = plan(...args);
  if (routed.mode === 'NoLocalityRouting') throw new Error(routed.reason);
  return routed;
}

describe('zone-aware routing', () => {
  it('one of three backends lost in the local zone: 75 % stays, 12.5 % goes to each other zone', () => {
    expect(plan({ A: 3, B: 3, C: 3 }, { A: 2, B: 3, C: 3 })).toMatchObject({
      mode: 'LocalityResidual',
      localBp: 7500,
      fractions: [0.75, 0.125, 0.125],
    });
  });

  it('the other zones keep all of their own requests', () => {
    expect(plan({ A: 3, B: 3, C: 3 }, { A: 2, B: 3, C: 3 }, { localZone: 'B' })).toMatchObject({
      mode: 'LocalityDirect',
      order: ['B', 'A', 'C'],
      fractions: [1, 0, 0],
    });
  });

  it('a local zone without a healthy backend still counts as a zone, and sends everything away', () => {
    expect(plan({ A: 3, B: 3, C: 3 }, { A: 0, B: 3, C: 3 })).toMatchObject({
      mode: 'LocalityResidual',
      originatingBp: [0, 3333, 3333],
      upstreamBp: [0, 5000, 5000],
      localBp: 0,
      fractions: [0, 0.5, 0.5],
    });
  });

  it('callers none of whom is healthy count for nothing in any zone: a backend of the local zone is enough for all', () => {
    expect(plan({ A: 0, B: 0 }, { A: 1, B: 5 })).toMatchObject({ mode: 'LocalityDirect', originatingBp: [0, 0] });
  });

  it('one backend in ten thousand is enough for a zone without callers', () => {
    expect(plan({ A: 0, B: 1 }, { A: 1, B: 9999 })).toMatchObject({ mode: 'LocalityDirect', upstreamBp: [1, 9999] });
  });

  it('a remote zone without a healthy backend gets nothing', () => {
    expect(plan({ A: 2, B: 1, C: 1 }, { A: 2, B: 0, C: 4 })).toMatchObject({ residualBp: [0, 0, 4166] });
  });

  it('when rounding leaves no zone with capacity, what does not stay goes to any zone, the local one included', () => {
    const full = routedPlan({ A: 1, B: 1, C: 1 }, { A: 33_322, B: 33_339, C: 33_339 });
    expect(full).toMatchObject({
      mode: 'LocalityResidual',
      localBp: 9996,
      residualBp: [0, 0, 0],
      noCapacityLeft: true,
    });
    const elsewhere = 0.0004 / 3;
    const expected = [0.9996 + elsewhere, elsewhere, elsewhere];
    for (const [i, share] of expected.entries()) expect(full.fractions[i]).toBeCloseTo(share, 12);
    expect([0, 1, 2].map((draw) => pickZone(full, 9999, draw).zone)).toEqual(['A', 'B', 'C']);
  });

  it.each([
    ['upstream-has-one-locality', plan({ A: 3, B: 3 }, { A: 9 })],
    ['originating-has-one-locality', plan({ A: 3 }, { A: 5, B: 5 })],
    ['no-caller-in-local-zone', plan({ B: 3, C: 3 }, { A: 5, B: 5 })],
    ['fewer-healthy-hosts-than-min-cluster-size', plan({ A: 1, B: 1 }, { A: 2, B: 3 })],
  ])('switches itself off: %s', (reason, off) => {
    expect(off).toEqual({ mode: 'NoLocalityRouting', reason });
  });

  it('forcing the local zone needs enough healthy backends there, and no second zone of callers', () => {
    expect(plan({ A: 3 }, { A: 2, B: 6 }, { forceLocalZoneMinSize: 2 }).mode).toBe('LocalityDirect');
    expect(plan({ A: 3 }, { A: 2, B: 6 }, { forceLocalZoneMinSize: 3 }).mode).toBe('LocalityResidual');
    expect(plan({ A: 3, B: 3 }, { B: 6, C: 6 }, { forceLocalZoneMinSize: 0 }).mode).toBe('LocalityResidual');
  });

  describe('by host weight', () => {
    const weighed = (weights: Record<string, readonly [healthy: number, healthyWeight: number]>): ZoneHosts[] =>
      Object.entries(weights).map(([zone, [healthy, healthyWeight]]) => ({ zone, healthy, healthyWeight }));
    const callers = weighed({ A: [1, 20], B: [1, 100], C: [1, 100] });
    const backends = weighed({ A: [2, 2], B: [2, 2], C: [2, 2] });
    const by = (localityBasis: ZoneAwareInput['localityBasis'], rest: Partial<ZoneAwareInput> = {}) =>
      planZones({ localZone: 'B', originating: callers, upstream: backends, localityBasis, ...rest });

    it('a caller that gets a fifth of the traffic leaves room in its zone; counted, it is one of three', () => {
      expect(by('HEALTHY_HOSTS_NUM').mode).toBe('LocalityDirect');
      expect(by(undefined)).toEqual(by('HEALTHY_HOSTS_NUM'));
      expect(by('HEALTHY_HOSTS_WEIGHT')).toMatchObject({
        mode: 'LocalityResidual',
        order: ['B', 'A', 'C'],
        originatingBp: [4545, 909, 4545],
        upstreamBp: [3333, 3333, 3333],
        localBp: 7333,
        fractions: [0.7333, expect.closeTo(0.2667, 12), 0],
      });
    });

    it('the least size of the cluster, and of a zone that is forced, count hosts all the same', () => {
      expect(by('HEALTHY_HOSTS_WEIGHT', { minClusterSize: 7 })).toMatchObject({
        reason: 'fewer-healthy-hosts-than-min-cluster-size',
      });
      expect(by('HEALTHY_HOSTS_WEIGHT', { forceLocalZoneMinSize: 2 }).mode).toBe('LocalityDirect');
      expect(by('HEALTHY_HOSTS_WEIGHT', { forceLocalZoneMinSize: 3 }).mode).toBe('LocalityResidual');
    });

    it('equal weights give the plan that counting gives', () => {
      const counts = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 0, max: 40 }), {
        minKeys: 1,
      });
      fc.assert(
        fc.property(counts, counts, fc.integer({ min: 1, max: 1000 }), (originating, upstream, weight) => {
          const times = (zone: ZoneHosts) => ({ ...zone, healthyWeight: zone.healthy * weight });
          const input = {
            localZone: 'A',
            originating: zones(originating).map(times),
            upstream: zones(upstream).map(times),
          };
          expect(planZones({ ...input, localityBasis: 'HEALTHY_HOSTS_WEIGHT' })).toEqual(planZones(input));
        }),
      );
    });

    it('weights that are missing, or less than their hosts, are refused', () => {
      const missing = zones({ A: 1, B: 1 });
      expect(() => by('HEALTHY_HOSTS_WEIGHT', { upstream: missing })).toThrow('upstream[0].healthyWeight:');
      const light = weighed({ A: [3, 2], B: [1, 1] });
      expect(() => by('HEALTHY_HOSTS_WEIGHT', { originating: light })).toThrow('originating[0].healthyWeight:');
      const nobody = weighed({ A: [0, 1], B: [1, 1] });
      expect(() => by('HEALTHY_HOSTS_WEIGHT', { upstream: nobody })).toThrow('upstream[0].healthyWeight:');
      expect(() => by('HOSTS' as 'HEALTHY_HOSTS_NUM')).toThrow('localityBasis:');
    });
  });

  it('takes the local zone first, the others by name, however they are listed', () => {
    expect(routedPlan({ D: 1, C: 1, B: 1, A: 1 }, { D: 2, B: 2, A: 2, C: 2 }, { localZone: 'C' }).order).toEqual([
      'C',
      'A',
      'B',
      'D',
    ]);
  });

  it('a direct plan sends every request to the local zone', () => {
    const direct = routedPlan({ A: 1, B: 1 }, { A: 3, B: 3 });
    expect([0, 9999].map((draw) => pickZone(direct, draw, draw).zone)).toEqual(['A', 'A']);
  });

  it('every residual draw is spent: the sampled shares are the shares of the plan', () => {
    const residual = routedPlan({ A: 2, B: 2, C: 1, D: 1 }, { A: 1, C: 3, D: 3, E: 1 });
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 5418; draw++) {
      const { zone } = pickZone(residual, 9999, draw);
      counts.set(zone, (counts.get(zone) ?? 0) + 1);
    }
    expect([...counts]).toEqual([
      ['C', 2084],
      ['D', 2084],
      ['E', 1250],
    ]);
    expect(pickZone(residual, 13_749, 0)).toEqual({ zone: 'A', by: 'local-sample', localRoll: 3749 });
    expect(pickZone(residual, 3750, 2083)).toEqual({
      zone: 'C',
      by: 'residual-sample',
      localRoll: 3750,
      crossRoll: 2083,
    });
  });

  it('shares sum to 1, and a zone without healthy backends is given none, whatever the counts', () => {
    const counts = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 0, max: 40 }), { minKeys: 1 });
    fc.assert(
      fc.property(counts, counts, (originating, upstream) => {
        const any = plan(originating, upstream);
        if (any.mode === 'NoLocalityRouting') return;
        expect(any.fractions.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        if (any.mode === 'LocalityResidual' && any.noCapacityLeft) return;
        for (const [i, zone] of any.order.entries()) if (upstream[zone] === 0) expect(any.fractions[i]).toBe(0);
      }),
    );
  });

  it.each([
    [
      'upstream[1].zone',
      () =>
        planZones({ localZone: 'A', originating: zones({ A: 1 }), upstream: [...zones({ A: 1 }), ...zones({ A: 2 })] }),
    ],
    ['originating[0].healthy', () => plan({ A: -1 }, { A: 1 })],
    ['upstream', () => plan({ A: 1 }, {})],
    ['minClusterSize', () => plan({ A: 1 }, { A: 1 }, { minClusterSize: Number.NaN })],
  ])('bad %s is refused by name', (field, call) => {
    expect(call).toThrow(EngineError);
    expect(call).toThrow(`${field}:`);
  });
});
