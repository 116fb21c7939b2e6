import { describe, expect, it } from 'vitest';
import { staleFraction } from '../dns/stale';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, LbSpec } from '../scenario/schema';
import type { Run } from './run';
import { simulate } from './simulate';
import { Traffic } from './traffic';

const { flagship } = namedScenarios;
const TTL_MS = 20_000;
const CRASH_MS = 30_000;
const crash: Fault = { kind: 'backend-crash', target: 'a1', atMs: CRASH_MS, forMs: null };

const inClients = (tier: LbSpec['tier']): LbSpec[] =>
  flagship.topology.lbs.map((lb) => ({ ...lb, id: lb.id.replace('lb', 'lib'), tier, inClients: true }));
const busy: ScenarioPatch = {
  durationMs: 60_000,
  traffic: { arrivals: { kind: 'poisson', flowsPerS: 100 }, flowMs: 1000 },
};
const runOf = (patch: ScenarioPatch) => {
  const base = patchScenario(patchScenario(flagship, busy), patch);
  return (more: ScenarioPatch) => simulate(patchScenario(base, more));
};
const dns = runOf({
  topology: { lbs: [...flagship.topology.lbs, ...inClients('l4')] },
  policies: { entry: { kind: 'dns' }, dns: { ttlMs: TTL_MS, failoverMs: 0 } },
});
const client = runOf({
  topology: { lbs: [...flagship.topology.lbs, ...inClients('l7')] },
  policies: { entry: { kind: 'client' }, zone: { kind: 'any' }, lists: { spreadMs: 2000 } },
});

const failures = ({ windows }: Run) =>
  windows.reduce((sum, { counts }) => sum + counts.failed + counts.lost + counts.broken, 0);

describe.each([
  ['addresses of backends from DNS', dns],
  ['libraries with a registry', client],
])('%s', (_, run) => {
  it('without a fault nothing fails, and backends share alike', () => {
    const result = run({});
    expect(failures(result)).toBe(0);
    for (const { id } of flagship.topology.backends)
      expect(measure(result, `backend.share:${id}`)).toBeCloseTo(1 / 9, 1);
  });

  it('an LB that dies is nobody’s LB', () => {
    expect(failures(run({ faults: [{ kind: 'lb-crash', target: 'lb-a', atMs: 1000, forMs: null }] }))).toBe(0);
  });

  it('clients outlive a zone, and their way in costs nothing between zones', () => {
    const result = run({ faults: [{ kind: 'zone-loss', target: 'A', atMs: CRASH_MS, forMs: null }] });
    expect(measure(result, 'requests.count', { fromMs: 55_000 })).toBeGreaterThan(100);
    expect(measure(result, 'requests.failedShare', { fromMs: 55_000 })).toBe(0);
    expect(measure(result, 'crossZone.gib')).toBe(0);
  });
});

it('a client that is given addresses of backends begins at one of its own, and goes on in turn', () => {
  const { flows, scenario } = dns({ sampledFlows: 10_000 });
  const traffic = new Traffic(scenario);
  for (const { id, steps } of flows)
    expect(steps[0]!.backend).toBe(traffic.firstAddress(id) % scenario.topology.backends.length);
});

describe('a dead backend', () => {
  /** Of the clients that open a connection so long after the crash, those that are given the dead address. */
  const given = (result: Run, afterMs: number) => {
    const around = result.flows.filter(({ openedMs }) => Math.abs(openedMs - CRASH_MS - afterMs) < 4000);
    const dead = around.filter(({ steps }) => steps[0]!.backend === 0);
    return { share: dead.length / around.length, error: Math.sqrt(1 / 9 / around.length) };
  };

  it('stays in DNS caches: its share falls as 1 − t/TTL once its address is gone from the record', () => {
    const result = dns({ sampledFlows: 6000, faults: [crash] });
    for (const afterMs of [4000, 10_000, 16_000]) {
      const { share, error } = given(result, afterMs);
      expect(Math.abs(share - staleFraction(afterMs / 1000, TTL_MS / 1000) / 9)).toBeLessThan(3 * error);
    }
    expect(given(result, TTL_MS + 4000).share).toBe(0);
  });

  it('is handed out for ever where nobody changes the record', () => {
    const result = dns({ policies: { dns: { failoverMs: null } }, sampledFlows: 6000, faults: [crash] });
    expect(given(result, TTL_MS + 6000).share).toBeCloseTo(1 / 9, 1);
    expect(measure(result, 'requests.failedShare', { fromMs: 55_000 })).toBeGreaterThan(0.01);
  });

  it('is called by libraries until its checks have failed and the registry’s news is there', () => {
    const { health, lists } = patchScenario(flagship, { policies: { lists: { spreadMs: 2000 } } }).policies;
    const result = client({ faults: [crash] });
    const knownMs = CRASH_MS + health.unhealthyAfter * health.intervalMs + lists.spreadMs;
    expect(measure(result, 'requests.failedShare', { fromMs: CRASH_MS, untilMs: CRASH_MS + 1000 })).toBeCloseTo(
      1 / 9,
      1,
    );
    expect(measure(result, 'requests.failedShare', { fromMs: knownMs })).toBe(0);
    const heard = result.events.flatMap((event) => (event.kind === 'list-updated' ? [event.subject] : []));
    expect(heard.filter((id) => id.startsWith('lib')).sort()).toEqual(['lib-a', 'lib-b', 'lib-c']);
  });
});

it('a library keeps a connection to each backend it calls: a handshake for each, and none where they are known', () => {
  const long: ScenarioPatch = {
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 5 }, flowMs: 600_000 },
    sampledFlows: 6000,
  };
  const handshakes = (result: Run) => measure(result, 'tls.fullCount') / result.flows.length;
  expect(handshakes(client(long))).toBeGreaterThan(8.5);
  expect(handshakes(client(long))).toBeLessThanOrEqual(9);
  const broken = client({ ...long, faults: [{ ...crash, forMs: 1000 }] });
  expect(measure(broken, 'connections.brokenCount')).toBeGreaterThan(100);
  expect(measure(client(long), 'latency.p99Ms')).toBeGreaterThan(measure(client(long), 'latency.p50Ms') + 40);
});

it('a library’s handshake waits for no core: the backends’ are not modelled', () => {
  const result = client({});
  expect(measure(result, 'tls.fullCount')).toBeGreaterThan(1000);
  expect(measure(result, 'handshake.p99WaitMs')).toBe(0);
});

it('some resolvers keep an answer for so many times its TTL', () => {
  const policies = { dns: { overstayShare: 0.25, overstayFactor: 6 } };
  const kept = dns({ policies, sampledFlows: 10_000 }).flows.map(({ resolver }) => resolver!.keptMs);
  expect(new Set(kept)).toEqual(new Set([TTL_MS, 6 * TTL_MS]));
  const share = kept.filter((ms) => ms > TTL_MS).length / kept.length;
  expect(Math.abs(share - 0.25)).toBeLessThan(3 * Math.sqrt((0.25 * 0.75) / kept.length));
});

it.each([
  ['region', 0],
  ['everywhere', 2 / 3],
] as const)(
  'a name with the backends’ addresses, of scope %s, sends its share of the clients to another region',
  (scope, share) => {
    const { flows, scenario } = dns({
      topology: {
        regions: [
          { id: 'main', zones: ['A'], vip: '203.0.113.10' },
          { id: 'spare', zones: ['B', 'C'], vip: '203.0.113.20' },
        ],
      },
      policies: { lists: { scope } },
      sampledFlows: 10_000,
    });
    const ofA = flows.filter(({ clients }) => clients === 'clients-a');
    const away = ofA.filter(({ steps }) => scenario.topology.backends[steps[0]!.backend]!.zone !== 'A');
    expect(ofA.length).toBeGreaterThan(1000);
    expect(away.length / ofA.length).toBeCloseTo(share, 1);
  },
);

describe('clients that balance by themselves need', () => {
  it.each([
    [
      'code in them',
      { policies: { entry: { kind: 'client' as const } } },
      'topology.lbs: expected an LB in the clients of zone A',
    ],
    [
      'for DNS code that keeps to an address',
      { topology: { lbs: inClients('l7') }, policies: { entry: { kind: 'dns' as const } } },
      'topology.lbs: expected an L4 LB in the clients of zone A, found "l7"',
    ],
    [
      'no second tier',
      { topology: { lbs: inClients('l7') }, policies: { entry: { kind: 'client' as const, tiers: 'two' as const } } },
      'policies.entry.tiers: expected one: with client there is no LB between, found "two"',
    ],
    [
      'no fault of their own',
      {
        topology: { lbs: inClients('l7') },
        policies: { entry: { kind: 'client' as const } },
        faults: [{ ...crash, kind: 'lb-crash' as const, target: 'lib-a' }],
      },
      'faults[0].target',
    ],
  ])('%s', (_, patch, message) => {
    expect(() => patchScenario(flagship, patch)).toThrow(message);
  });
});
