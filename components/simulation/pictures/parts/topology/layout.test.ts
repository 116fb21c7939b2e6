import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../../../../engine/scenario/patch';
import type { Scenario } from '../../../../../engine/scenario/schema';
import { type Layout, layoutOf, type Place } from './layout';

const { flagship } = namedScenarios;
const zones = ['A', 'B', 'C', 'D', 'E', 'F'];
const lb = (id: string, zone: string, tier: 'l4' | 'l7' = 'l7') => ({ id, zone, tier, weight: 1, cores: 4 });
const backend = (id: string, zone: string) => ({ id, zone, weight: 1, serviceMs: 5, concurrency: 32 });
const times = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, i) => make(i));

const of = (topology: ScenarioPatch['topology'], policies: ScenarioPatch['policies'] = {}): Scenario =>
  patchScenario(flagship, { topology, policies } as ScenarioPatch);

const busy = (zoneCount: number) => {
  const own = zones.slice(0, zoneCount);
  return {
    zones: own,
    lbs: times(8, (i) => lb(`lb-${i}`, own[i % zoneCount]!)),
    backends: times(16, (i) => backend(`be-${i}`, own[i % zoneCount]!)),
    clients: times(8, (i) => ({ id: `clients-${i}`, zone: own[i % zoneCount]!, rttMs: 20, share: 1 })),
  };
};
const regions = times(3, (i) => ({ id: `r-${i}`, zones: zones.slice(2 * i, 2 * i + 2), vip: `203.0.113.${i + 1}` }));

const placesOf = ({ clients, regions: drawn }: Layout): Place[] => [
  ...(clients ?? []),
  ...drawn.flatMap(({ router, groups }) => [router, ...groups.flatMap(({ boxes, place }) => boxes ?? [place])]),
];

const overlap = (a: Place, b: Place) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the layout of a topology', () => {
  const cases: [string, Scenario][] = [
    ['the flagship', flagship],
    ['eight LBs and sixteen backends in one zone', of(busy(1))],
    ['the same in three zones', of(busy(3))],
    ['the same in three regions of two zones', of({ ...busy(6), regions })],
  ];

  it.each(cases)('draws every machine of %s, none over another, all within the canvas', (_, scenario) => {
    const layout = layoutOf(scenario);
    const places = placesOf(layout);
    const { lbs, backends, clients } = scenario.topology;
    const routers = layout.regions.length;
    expect(places).toHaveLength(clients.length + routers + lbs.length + backends.length);
    for (const { x, y, width, height } of places) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(360);
      expect(y + height).toBeLessThanOrEqual(layout.height);
    }
    const pairs = places.flatMap((a, i) => places.slice(i + 1).filter((b) => overlap(a, b)));
    expect(pairs).toEqual([]);
  });

  it('counts what it cannot draw: a thousand backends are a tile in each zone, twenty client groups one', () => {
    const layout = layoutOf(
      of({
        backends: times(1000, (i) => backend(`be-${i}`, 'ABC'[i % 3]!)),
        clients: times(20, (i) => ({ id: `c-${i}`, zone: 'A', rttMs: 20, share: 1 })),
      }),
    );
    expect(layout.clients).toBeNull();
    const backends = layout.regions[0]!.groups.filter(({ kind }) => kind === 'backend');
    expect(backends.map(({ boxes }) => boxes)).toEqual([null, null, null]);
    expect(backends.map(({ members }) => members.length)).toEqual([334, 333, 333]);
    expect(layout.height).toBeLessThan(300);
  });

  it('has a layer for each tier: L4 LBs above L7 LBs above backends', () => {
    const layout = layoutOf(of({ lbs: [lb('l4-a', 'A', 'l4'), lb('lb-a', 'A')] }, { entry: { tiers: 'two' } }));
    const inA = layout.regions[0]!.groups.filter(({ zone }) => zone === 'A');
    expect(inA.map(({ kind, tier, members }) => [kind, tier, members])).toEqual([
      ['lb', 0, [0]],
      ['lb', 1, [1]],
      ['backend', 0, [0, 1, 2]],
    ]);
    const tops = inA.map(({ place }) => place.y);
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
  });

  it('has no place for a library in the clients that no client uses', () => {
    const lbs = [lb('lb-a', 'A'), { ...lb('lib-a', 'A'), inClients: true as const }];
    const clients = [{ id: 'clients', zone: 'A', rttMs: 20, share: 1 }];
    const drawn = (kind: 'ecmp' | 'client') =>
      layoutOf(of({ zones: ['A'], lbs, clients, backends: [backend('a1', 'A')] }, { entry: { kind } }))
        .regions[0]!.groups.filter((group) => group.kind === 'lb')
        .flatMap(({ members }) => members);
    expect(drawn('ecmp')).toEqual([0]);
    expect(drawn('client')).toEqual([0, 1]);
  });
});
