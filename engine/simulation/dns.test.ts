import { describe, expect, it } from 'vitest';
import { staleFraction } from '../dns/stale';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, Scenario } from '../scenario/schema';
import type { Run } from './run';
import { simulate } from './simulate';

const { flagship } = namedScenarios;
const FAILOVER_MS = 3000;
const { returnMs } = flagship.policies.detection;

/** Two sites with a single LB each; clients in both. */
const twoSites = patchScenario(flagship, {
  durationMs: 60_000,
  topology: {
    regions: [
      { id: 'main', zones: ['A'], vip: '203.0.113.10' },
      { id: 'spare', zones: ['B', 'C'], vip: '203.0.113.20' },
    ],
  },
  traffic: { flowMs: 1000 },
  policies: { entry: { kind: 'single' }, dns: { ttlMs: 10_000, failoverMs: FAILOVER_MS } },
});

const fault = (kind: Fault['kind'], target: string, atMs: number, forMs: number | null = null): Fault => ({
  kind,
  target,
  atMs,
  forMs,
});
const run = (base: Scenario, patch: ScenarioPatch = {}) => simulate(patchScenario(base, patch));
const changes = ({ events }: Run) =>
  events.flatMap((event) => (event.kind === 'dns-changed' ? [[event.tMs, event.subject, event.to]] : []));
const total = ({ windows }: Run, name: 'lost' | 'failed') => windows.reduce((sum, { counts }) => sum + counts[name], 0);
const lastDigit = (address: number) => address % 256;

describe('whoever watches the VIPs changes the record', () => {
  it.each(['lb-crash', 'lb-hang', 'proxy-death'] as const)(
    'some time after %s of a region’s only LB, and after its return',
    (kind) => {
      const result = run(twoSites, { faults: [fault(kind, 'lb-a', 10_000, 20_000)] });
      const backMs = 30_000 + FAILOVER_MS;
      expect(changes(result)).toEqual([
        [10_000 + FAILOVER_MS, 'main', 'spare'],
        [backMs, 'main', 'main'],
      ]);
    },
  );

  it('when a zone goes with its only LB', () => {
    expect(changes(run(twoSites, { faults: [fault('zone-loss', 'A', 10_000)] }))).toEqual([
      [10_000 + FAILOVER_MS, 'main', 'spare'],
    ]);
  });

  it('after the route is announced again, where there are routes', () => {
    const result = run(twoSites, {
      policies: { entry: { kind: 'ecmp' } },
      faults: [fault('lb-crash', 'lb-a', 10_000, 20_000)],
    });
    expect(changes(result)[1]).toEqual([30_000 + returnMs + FAILOVER_MS, 'main', 'main']);
  });

  it('not while another LB of the region lives, nor for a failure that is over before', () => {
    const faults = [fault('lb-crash', 'lb-b', 10_000), fault('lb-crash', 'lb-a', 20_000, FAILOVER_MS - 1)];
    expect(
      changes(run(twoSites, { policies: { entry: { kind: 'ecmp' }, detection: { returnMs: 0 } }, faults })),
    ).toEqual([]);
  });

  it('not for L4 LBs that have an L7 LB to send to, and for those that have none', () => {
    const edges = flagship.topology.lbs.map((lb) => ({ ...lb, id: lb.id.replace('lb', 'edge'), tier: 'l4' as const }));
    const patch: ScenarioPatch = {
      topology: { lbs: [...edges, ...flagship.topology.lbs] },
      policies: { entry: { kind: 'ecmp', tiers: 'two' }, l4: { tableSize: 251 }, lists: { scope: 'region' } },
    };
    const changesAfter = (...ids: string[]) =>
      changes(run(twoSites, { ...patch, faults: ids.map((id) => fault('lb-crash', id, 10_000)) }));
    expect(changesAfter('lb-b')).toEqual([]);
    expect(changesAfter('lb-b', 'lb-c')).toEqual([[10_000 + FAILOVER_MS, 'spare', 'main']]);
    expect(changesAfter('edge-a')).toEqual([[10_000 + FAILOVER_MS, 'main', 'spare']]);
  });

  it('never, where there is no other region', () => {
    const regions = [{ id: 'main', zones: ['A', 'B', 'C'], vip: '203.0.113.10' }];
    expect(changes(run(twoSites, { topology: { regions }, faults: [fault('lb-crash', 'lb-a', 10_000)] }))).toEqual([]);
  });

  it('never, if nobody does', () => {
    const result = run(twoSites, {
      policies: { dns: { failoverMs: null } },
      faults: [fault('lb-crash', 'lb-a', 10_000)],
    });
    expect(changes(result)).toEqual([]);
    expect(measure(result, 'requests.count', { fromMs: 50_000 })).toBeGreaterThan(0);
    expect(result.windows.at(-1)!.counts.lost).toBeGreaterThan(0);
  });

  it('from the start for a region that has no LB: nobody publishes its VIP', () => {
    const result = run(twoSites, { topology: { lbs: flagship.topology.lbs.slice(0, 1) } });
    expect(total(result, 'lost')).toBe(0);
    expect(measure(result, 'lb.share:lb-a')).toBe(1);
  });
});

describe('an operator’s change of a record', () => {
  const moved = fault('dns-change', 'main', 20_000, 20_000);

  it('holds for its time; clients learn of it as their caches expire, and nobody fails', () => {
    const result = run(twoSites, { faults: [moved] });
    expect(changes(result)).toEqual([
      [20_000, 'main', 'spare'],
      [40_000, 'main', 'main'],
    ]);
    expect(total(result, 'lost') + total(result, 'failed')).toBe(0);
    const opened = result.flows.filter(({ clients }) => clients === 'clients-a');
    for (const afterMs of [2000, 5000, 12_000]) {
      const around = opened.filter(({ openedMs }) => Math.abs(openedMs - 20_000 - afterMs) < 2000);
      const stale = around.filter(({ steps }) => lastDigit(steps[0]!.tuple.dstAddr) === 10).length / around.length;
      expect(Math.abs(stale - staleFraction(afterMs / 1000, 10))).toBeLessThan(3 * Math.sqrt(0.25 / around.length));
    }
  });

  it('needs another region', () => {
    expect(() => run(flagship, { faults: [fault('dns-change', 'region', 0)] })).toThrow(
      'faults[0].kind: expected another region to point the record at, found "dns-change"',
    );
  });
});

it('a cluster of a region’s own keeps requests in it, and its panic is its own', () => {
  const dead = ['a1', 'a2'].map((id) => fault('backend-crash', id, 1000));
  const policies = {
    entry: { kind: 'ecmp' as const },
    zone: { kind: 'any' as const },
    lists: { scope: 'region' as const },
  };
  const result = run(twoSites, { policies, faults: dead });
  expect(measure(result, 'zone.localShare:lb-a')).toBe(1);
  expect(measure(result, 'requests.failedShare', { fromMs: 10_000 })).toBeCloseTo(2 / 9, 1);
});
