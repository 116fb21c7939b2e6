import { describe, expect, it } from 'vitest';
import { namedScenarios } from './named';
import { scenarioSchema } from './schema';

const DAY_MS = 86_400_000;
const UINT32 = 0xffffffff;

type Path = string;
type Row = readonly [path: Path, least: number, greatest: number];

const INTEGERS: readonly Row[] = [
  ['seed', 0, UINT32],
  ['sampledFlows', 1, 10_000],
  ['topology.lbs.0.weight', 1, 256],
  ['topology.lbs.0.cores', 1, 256],
  ['topology.backends.0.weight', 1, 256],
  ['topology.backends.0.concurrency', 1, 4096],
  ['topology.backends.0.queue', 0, 1_000_000],
  ['topology.backends.0.tier', 0, 3],
  ['traffic.port', 0, 65_535],
  ['policies.entry.vrrpPriority', 1, 254],
  ['policies.ecmp.hashSeed', 0, UINT32],
  ['policies.ecmp.buckets', 1, 65_535],
  ['policies.detection.bfd.multiplier', 1, 255],
  ['policies.detection.healthHook.failures', 1, 100],
  ['policies.l4.tableSize', 2, 5_000_011],
  ['policies.zone.minClusterSize', 0, 1000],
  ['policies.zone.overprovisioningPercent', 100, 1000],
  ['policies.zone.forceLocalMinSize', 1, 1000],
  ['policies.zone.localityWeights.0.weight', 0, 1000],
  ['policies.balance.choices', 2, 100],
  ['policies.balance.boundPercent', 101, 1000],
  ['policies.limits.connections', 1, 1_000_000],
  ['policies.limits.pending', 0, 1_000_000],
  ['policies.health.unhealthyAfter', 1, 100],
  ['policies.health.healthyAfter', 1, 100],
  ['policies.ejection.consecutive5xx', 1, 1000],
  ['policies.ejection.baseEjectionMs', 1, DAY_MS],
  ['policies.ejection.maxEjectionMs', 1, DAY_MS],
  ['policies.ejection.jitterMs', 0, DAY_MS],
  ['policies.ejection.successRate.minimumHosts', 0, 1000],
  ['policies.ejection.successRate.requestVolume', 0, 1_000_000],
  ['policies.ejection.successRate.stdevFactor', 0, 100_000],
  ['policies.ejection.failurePercentage.minimumHosts', 0, 1000],
  ['policies.ejection.failurePercentage.requestVolume', 0, 1_000_000],
  ['policies.breaker.windowSize', 1, 10_000],
  ['policies.breaker.minimumNumberOfCalls', 1, 10_000],
  ['policies.breaker.permittedInHalfOpen', 1, 1000],
  ['policies.retries.attempts', 1, 10],
  ['policies.retries.attemptsByTier.0', 1, 10],
  ['policies.retries.budget.minConcurrency', 0, 10_000],
];

const NUMBERS: readonly Row[] = [
  ['durationMs', 1, DAY_MS],
  ['topology.backends.0.serviceMs', 0.01, 60_000],
  ['topology.clients.0.rttMs', 0, 2000],
  ['topology.clients.0.share', 0, 1_000_000],
  ['traffic.arrivals.peakFlowsPerS', 0.01, 100_000],
  ['traffic.arrivals.fromMs', 0, DAY_MS],
  ['traffic.arrivals.untilMs', 0, DAY_MS],
  ['traffic.flowMs', 1, DAY_MS],
  ['traffic.requestIntervalMs', 1, DAY_MS],
  ['traffic.requestKib', 0, 1_000_000],
  ['traffic.returningShare', 0, 1],
  ['policies.entry.vrrpAdvertMs', 10, 60_000],
  ['policies.dns.ttlMs', 0, DAY_MS],
  ['policies.dns.overstayShare', 0, 1],
  ['policies.dns.overstayFactor', 1, 1000],
  ['policies.dns.failoverMs', 0, DAY_MS],
  ['policies.ecmp.idleTimerMs', 0, DAY_MS],
  ['policies.ecmp.unbalancedTimerMs', 0, DAY_MS],
  ['policies.detection.bfd.txMs', 1, 60_000],
  ['policies.detection.bfd.rxMs', 0, 60_000],
  ['policies.detection.holdMs', 0, 65_535_000],
  ['policies.detection.healthHook.intervalMs', 1, 600_000],
  ['policies.detection.daemonMs.0', 0, 60_000],
  ['policies.detection.daemonMs.1', 0, 60_000],
  ['policies.detection.gracefulRestartMs', 0, 600_000],
  ['policies.detection.returnMs', 0, 600_000],
  ['policies.zone.routingEnabledPercent', 0, 100],
  ['policies.zone.panicPercent', 0, 100],
  ['policies.tls.fullCpuMs', 0, 1000],
  ['policies.tls.resumedCpuMs', 0, 1000],
  ['policies.clients.connectTimeoutMs', 1, 600_000],
  ['policies.balance.activeRequestBias', 0, 10],
  ['policies.balance.decayMs', 1, 600_000],
  ['policies.slowStart.windowMs', 1, DAY_MS],
  ['policies.slowStart.minWeightPercent', 0, 100],
  ['policies.slowStart.aggression', 0.1, 10],
  ['policies.health.intervalMs', 1, 600_000],
  ['policies.health.timeoutMs', 1, 600_000],
  ['policies.lists.spreadMs', 0, 600_000],
  ['policies.ejection.intervalMs', 1, 600_000],
  ['policies.ejection.maxEjectionPercent', 0, 100],
  ['policies.ejection.failurePercentage.threshold', 0, 100],
  ['policies.breaker.failureRateThreshold', 0.01, 100],
  ['policies.breaker.waitOpenMs', 0, DAY_MS],
  ['policies.retries.connectTimeoutMs', 1, 600_000],
  ['policies.retries.perTryTimeoutMs', 1, 600_000],
  ['policies.retries.overallTimeoutMs', 1, 600_000],
  ['policies.retries.backoffBaseMs', 1, 60_000],
  ['policies.retries.backoffCapMs', 1, 600_000],
  ['policies.retries.budget.percent', 0, 100],
  ['policies.drain.graceMs', 0, DAY_MS],
  ['policies.cost.crossZoneUsdPerGib', 0, 100],
  ['policies.cost.crossZoneMs', 0, 1000],
  ['policies.cost.crossRegionMs', 0, 2000],
  ['faults.0.atMs', 0, DAY_MS],
  ['faults.0.forMs', 0, DAY_MS],
  ['faults.0.factor', 0, 1000],
  ['faults.0.periodMs', 1, DAY_MS],
];

const LISTS: readonly Row[] = [
  ['topology.zones', 1, 16],
  ['topology.regions', 1, 8],
  ['topology.regions.0.zones', 1, 16],
  ['topology.lbs', 1, 64],
  ['topology.backends', 1, 1000],
  ['topology.clients', 1, 64],
  ['policies.zone.localityWeights', 1, 16],
  ['policies.retries.attemptsByTier', 1, 5],
  ['faults', 0, 256],
];

const flow = { src: '198.51.100.1', dst: '203.0.113.10', proto: 'tcp', sport: 1, dport: 2 };
const { flagship } = namedScenarios;
const { topology, policies } = flagship;
const some = { minimumHosts: 1, requestVolume: 1 };

/** A scenario that has every field which may be left out or be null. */
const full = {
  ...flagship,
  sampledFlows: 1,
  topology: {
    ...topology,
    regions: [{ id: 'eu', zones: ['A', 'B', 'C'], vip: '203.0.113.10' }],
    backends: topology.backends.map((backend) => ({ ...backend, queue: 1, tier: 0 })),
  },
  traffic: {
    ...flagship.traffic,
    arrivals: { kind: 'spike', flowsPerS: 1, peakFlowsPerS: 1, fromMs: 0, untilMs: 1 },
  },
  policies: {
    ...policies,
    dns: { ...policies.dns, failoverMs: 1 },
    detection: {
      ...policies.detection,
      bfd: { txMs: 1, multiplier: 1, rxMs: 1 },
      healthHook: { intervalMs: 1, failures: 1 },
      gracefulRestartMs: 1,
    },
    zone: { ...policies.zone, forceLocalMinSize: 1, localityWeights: [{ zone: 'A', weight: 1 }] },
    tls: { ...policies.tls, fullCpuMs: 1, resumedCpuMs: 1 },
    slowStart: { windowMs: 1, minWeightPercent: 1, aggression: 1 },
    limits: { connections: 1, pending: 1 },
    ejection: {
      consecutive5xx: 1,
      intervalMs: 1,
      baseEjectionMs: 1,
      maxEjectionMs: 1,
      maxEjectionPercent: 1,
      jitterMs: 1,
      successRate: { ...some, stdevFactor: 1 },
      failurePercentage: { ...some, threshold: 1 },
    },
    breaker: {
      failureRateThreshold: 1,
      windowSize: 1,
      minimumNumberOfCalls: 1,
      permittedInHalfOpen: 1,
      waitOpenMs: 1,
    },
    retries: { ...policies.retries, attemptsByTier: [1], budget: { percent: 1, minConcurrency: 1 } },
  },
  faults: [{ kind: 'backend-slow', target: 'a1', atMs: 0, forMs: 1, factor: 1, periodMs: 1 }],
};

/** Whether the field may have this value; `change` gets the one that it has. */
function accepts(path: Path, change: (value: unknown) => unknown): boolean {
  const scenario: unknown = structuredClone(full);
  const keys = path.split('.');
  const holder = keys.slice(0, -1).reduce((at, key) => at[key] as Fields, scenario as Fields);
  const key = keys.at(-1)!;
  holder[key] = change(holder[key]);
  const { success, error } = scenarioSchema.safeParse(scenario);
  if (!success) expect(error.issues[0]!.path.slice(0, keys.length).join('.')).toBe(path);
  return success;
}
type Fields = Record<string, unknown>;

/** A link that one build has written must open in the next: no range may become narrower. */
describe('ranges', () => {
  it('are those of a scenario that is right with every field', () => {
    expect(scenarioSchema.safeParse(full).success).toBe(true);
  });

  it.each(INTEGERS)('%s: an integer from %d to %d', (path, least, greatest) => {
    const isTaken = [least, greatest, least - 1, greatest + 1, least + 0.5].map((value) => accepts(path, () => value));
    expect(isTaken).toEqual([true, true, false, false, false]);
  });

  it.each(NUMBERS)('%s: a number from %d to %d', (path, least, greatest) => {
    const beyond = greatest * (1 + Number.EPSILON);
    const isTaken = [least, greatest, least - 1e-9, beyond].map((value) => accepts(path, () => value));
    expect(isTaken).toEqual([true, true, false, false]);
  });

  it.each(LISTS)('%s: from %d to %d items', (path, least, greatest) => {
    const items = (count: number) => (list: unknown) => Array(count).fill((list as unknown[])[0]);
    const isTaken = [least, greatest, greatest + 1].map((count) => accepts(path, items(count)));
    expect([...isTaken, least > 0 && accepts(path, items(least - 1))]).toEqual([true, true, false, false]);
  });

  it.each([
    ['version', [2]],
    ['policies.entry.vrrpVersion', [2, 3]],
    ['policies.ecmp.hashPolicy', [0, 1]],
  ])('%s: %j', (path, values) => {
    expect([0, 1, 2, 3, 4].filter((value) => accepts(path, () => value))).toEqual(values);
  });

  it('replayed flows: 1 to 2000, with ports of 16 bits; what a fault strikes: 32 letters', () => {
    const replays = (...flows: unknown[]) => accepts('traffic.arrivals', () => ({ kind: 'replay', flows }));
    const ports = [0, 65_535, 65_536, -1];
    expect(ports.map((sport) => replays({ ...flow, sport }))).toEqual([true, true, false, false]);
    expect(ports.map((dport) => replays({ ...flow, dport }))).toEqual([true, true, false, false]);
    expect([0, 1, 2000, 2001].map((count) => replays(...Array(count).fill(flow)))).toEqual([false, true, true, false]);
    expect([32, 33].map((length) => accepts('faults.0.target', () => 'x'.repeat(length)))).toEqual([true, false]);
  });

  it.each(['topology.lbs.0.inClients'])('%s: true, or left out', (path) => {
    expect([true, false].map((value) => accepts(path, () => value))).toEqual([true, false]);
  });
});
