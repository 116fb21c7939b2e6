import { describe, expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { runDigest } from '../simulation/digest';
import type { Run } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { namedScenarios } from './named';
import { patchScenario, type ScenarioPatch } from './patch';
import { type Fault, type Scenario, scenarioSchema } from './schema';

/*
 * A field that nothing reads is a promise that a run does not keep. For every field of the schema there is a situation
 * here in which it should matter, and a change of that field alone which must give another run.
 */

type Flow = Extract<Scenario['traffic']['arrivals'], { kind: 'replay' }>['flows'][number];

/** A base, what it needs so that the field matters, and the field changed. */
interface Bite {
  readonly on?: Scenario;
  readonly given?: ScenarioPatch;
  readonly changed: ScenarioPatch;
}

const short = patchScenario(namedScenarios.flagship, { durationMs: 6000 });
const { lbs, backends, clients } = short.topology;
const crash = (fault: Partial<Fault>): Fault => ({
  atMs: 1000,
  kind: 'lb-crash',
  target: 'lb-a',
  forMs: 3000,
  ...fault,
});
const policy = (given: ScenarioPatch['policies'], changed: ScenarioPatch['policies'], faults: Fault[] = []): Bite => ({
  given: { policies: given ?? {}, faults },
  changed: { policies: changed ?? {} },
});
const faulty = (faults: Fault[], given: ScenarioPatch['policies'], changed: ScenarioPatch['policies']): Bite =>
  policy(given, changed, faults);
const first = <T>(list: readonly T[], change: Partial<T>): T[] =>
  list.map((item, i) => (i === 0 ? { ...item, ...change } : item));

const unlinked = { link: false, bfd: null, holdMs: 3000 };
const dead = [crash({ kind: 'backend-crash', target: 'a1' })];
const silent = [crash({ kind: 'backend-power-loss', target: 'a1' })];
const grey = [crash({ kind: 'backend-grey', target: 'a1', factor: 0.7, atMs: 500 })];
const hang = [crash({ kind: 'lb-hang' })];
const tries = { attempts: 3, perTryTimeoutMs: 100 };
const ejection = {
  consecutive5xx: 3,
  intervalMs: 500,
  baseEjectionMs: 700,
  maxEjectionMs: 5000,
  maxEjectionPercent: 50,
};
const kept = { ...ejection, unejectOnPass: false };
const breaker = {
  ...{ failureRateThreshold: 10, windowSize: 20, minimumNumberOfCalls: 10, permittedInHalfOpen: 3, waitOpenMs: 300 },
};
const resilient = { algorithm: 'resilient', buckets: 32, idleTimerMs: 500 } as const;
const vrrp = patchScenario(namedScenarios['vrrp-pair'], { durationMs: 12_000 });
const twoTiers = patchScenario(short, {
  topology: {
    lbs: [...lbs, ...lbs.map(({ id, ...rest }) => ({ ...rest, id: `edge-${id}`, tier: 'l4' as const }))],
  },
  policies: { entry: { tiers: 'two' } },
});
const l4 = patchScenario(namedScenarios['maglev-l4'], { durationMs: 6000 });
const twoRegions = patchScenario(short, {
  topology: {
    regions: [
      { id: 'one', zones: ['A', 'B'], vip: '203.0.113.10' },
      { id: 'two', zones: ['C'], vip: '203.0.113.20' },
    ],
  },
  policies: { dns: { ttlMs: 500, failoverMs: 200 } },
});
const lostRegion: ScenarioPatch = { faults: [crash({ kind: 'region-loss', target: 'two' })] };
const busy = patchScenario(short, {
  topology: { backends: backends.map((backend) => ({ ...backend, serviceMs: 60, concurrency: 1 })) },
  traffic: { arrivals: { kind: 'poisson', flowsPerS: 20 } },
});
const chain = patchScenario(short, {
  topology: { backends: [...backends, { id: 'db', zone: 'A', weight: 1, serviceMs: 5, concurrency: 64, tier: 1 }] },
});
const flow: Flow = { src: '198.18.0.1', dst: '203.0.113.10', proto: 'tcp', sport: 40_000, dport: 443 };
const replay = (change: Partial<Flow> = {}): ScenarioPatch => ({
  traffic: { arrivals: { kind: 'replay', flows: [{ ...flow, ...change }] } },
});
const spike = { kind: 'spike', flowsPerS: 60, peakFlowsPerS: 200, fromMs: 1000, untilMs: 2000 } as const;
const arrivals = (changed: object): Bite => ({
  given: { traffic: { arrivals: spike } },
  changed: { traffic: { arrivals: { ...spike, ...changed } } },
});
const weighted = { topology: { backends: first(backends, { weight: 5 }) } };
const balanced = (
  kind: Scenario['policies']['balance']['kind'],
  changed: ScenarioPatch,
  given: ScenarioPatch = {},
): Bite => ({
  on: busy,
  given: { ...given, policies: { balance: { kind }, ...given.policies } },
  changed,
});
const balance = (changed: Partial<Scenario['policies']['balance']>): ScenarioPatch => ({
  policies: { balance: changed },
});
const localPolicy = { kind: 'zone-aware', minClusterSize: 1 } as const;
const judged = { minimumHosts: 2, requestVolume: 3 };
const bySuccess = { ...kept, consecutive5xx: 1000, successRate: { ...judged, stdevFactor: 900 } };
const byFailures = { ...kept, consecutive5xx: 1000, failurePercentage: { ...judged, threshold: 30 } };
const returning = [crash({ kind: 'backend-crash', target: 'a1', atMs: 500, forMs: 1500 })];

const BITES: Readonly<Record<string, Bite>> = {
  seed: { changed: { seed: 2 } },
  durationMs: { changed: { durationMs: 7000 } },
  sampledFlows: { changed: { sampledFlows: 10 } },
  'topology.zones': {
    changed: { topology: { zones: ['A', 'B', 'C', 'D'] } },
    given: { policies: { zone: { kind: 'locality-weighted' } } },
  },
  'topology.regions.id': {
    on: twoRegions,
    given: lostRegion,
    changed: {
      topology: {
        regions: twoRegions.topology.regions!.map((one) => ({ ...one, id: one.id === 'one' ? 'eins' : one.id })),
      },
    },
  },
  'topology.regions.zones': {
    on: twoRegions,
    given: lostRegion,
    changed: {
      topology: {
        regions: twoRegions.topology.regions!.map((one, i) => ({ ...one, zones: i === 0 ? ['A'] : ['B', 'C'] })),
      },
    },
  },
  'topology.regions.vip': {
    on: twoRegions,
    changed: {
      topology: {
        regions: twoRegions.topology.regions!.map((one, i) => (i === 0 ? { ...one, vip: '203.0.113.99' } : one)),
      },
    },
  },
  'topology.lbs.id': { changed: { topology: { lbs: first(lbs, { id: 'lb-z' }) } } },
  'topology.lbs.zone': { changed: { topology: { lbs: first(lbs, { zone: 'B' }) } } },
  'topology.lbs.tier': { changed: { topology: { lbs: first(lbs, { tier: 'l4' }) } } },
  'topology.lbs.weight': { changed: { topology: { lbs: first(lbs, { weight: 5 }) } } },
  'topology.lbs.cores': {
    given: { policies: { tls: { fullCpuMs: 100 } } },
    changed: { topology: { lbs: first(lbs, { cores: 1 }) } },
  },
  'topology.lbs.inClients': {
    given: { topology: { lbs: [...lbs, { ...lbs[0]!, id: 'extra' }] } },
    changed: { topology: { lbs: [...lbs, { ...lbs[0]!, id: 'extra', inClients: true }] } },
  },
  'topology.backends.id': { on: l4, changed: { topology: { backends: first(backends, { id: 'z9' }) } } },
  'topology.backends.zone': { changed: { topology: { backends: first(backends, { zone: 'B' }) } } },
  'topology.backends.weight': { changed: weighted },
  'topology.backends.serviceMs': { changed: { topology: { backends: first(backends, { serviceMs: 50 }) } } },
  'topology.backends.concurrency': {
    on: busy,
    changed: { topology: { backends: first(busy.topology.backends, { concurrency: 9 }) } },
  },
  'topology.backends.queue': {
    on: busy,
    changed: { topology: { backends: first(busy.topology.backends, { queue: 0 }) } },
  },
  'topology.backends.tier': { changed: { topology: { backends: first(backends, { tier: 1 }) } } },
  'topology.clients.id': { changed: { topology: { clients: first(clients, { id: 'us' }) } } },
  'topology.clients.zone': { on: twoRegions, changed: { topology: { clients: first(clients, { zone: 'C' }) } } },
  'topology.clients.rttMs': { changed: { topology: { clients: first(clients, { rttMs: 99 }) } } },
  'topology.clients.share': { changed: { topology: { clients: first(clients, { share: 9 }) } } },
  'traffic.vip': { changed: { traffic: { vip: '203.0.113.11' } } },
  'traffic.port': { changed: { traffic: { port: 80 } } },
  'traffic.arrivals.kind': { changed: { traffic: { arrivals: { kind: 'steady', flowsPerS: 60 } } } },
  'traffic.arrivals.flowsPerS': arrivals({ flowsPerS: 61 }),
  'traffic.arrivals.peakFlowsPerS': arrivals({ peakFlowsPerS: 300 }),
  'traffic.arrivals.fromMs': arrivals({ fromMs: 1500 }),
  'traffic.arrivals.untilMs': arrivals({ untilMs: 2500 }),
  'traffic.arrivals.flows': {
    given: replay(),
    changed: { traffic: { arrivals: { kind: 'replay', flows: [flow, flow] } } },
  },
  'traffic.arrivals.flows.src': { given: replay(), changed: replay({ src: '198.18.0.2' }) },
  'traffic.arrivals.flows.dst': { given: replay(), changed: replay({ dst: '203.0.113.11' }) },
  'traffic.arrivals.flows.proto': { given: replay(), changed: replay({ proto: 'udp' }) },
  'traffic.arrivals.flows.sport': { given: replay(), changed: replay({ sport: 40_001 }) },
  'traffic.arrivals.flows.dport': { given: replay(), changed: replay({ dport: 444 }) },
  'traffic.flowMs': { changed: { traffic: { flowMs: 1000 } } },
  'traffic.requestIntervalMs': { changed: { traffic: { requestIntervalMs: 100 } } },
  'traffic.requestKib': { given: { policies: { zone: { kind: 'any' } } }, changed: { traffic: { requestKib: 99 } } },
  'traffic.returningShare': { changed: { traffic: { returningShare: 0.9 } } },
  'policies.entry.kind': policy({}, { entry: { kind: 'vrrp' } }),
  'policies.entry.vrrpAdvertMs': {
    on: vrrp,
    given: { faults: [crash({ forMs: null })] },
    changed: { policies: { entry: { vrrpAdvertMs: 300 } } },
  },
  'policies.entry.vrrpPriority': {
    on: vrrp,
    given: { faults: [crash({ forMs: null })] },
    changed: { policies: { entry: { vrrpPriority: 200 } } },
  },
  'policies.entry.vrrpMasterPriority': {
    on: vrrp,
    given: { faults: [crash({ forMs: 5000 })] },
    changed: { policies: { entry: { vrrpMasterPriority: 254 } } },
  },
  'policies.entry.vrrpVersion': {
    on: vrrp,
    given: { policies: { entry: { vrrpAdvertMs: 2000 } }, faults: [crash({ forMs: null })] },
    changed: { policies: { entry: { vrrpVersion: 3 } } },
  },
  'policies.entry.vrrpPreempt': {
    on: vrrp,
    given: { faults: [crash({ forMs: 5000 })] },
    changed: { policies: { entry: { vrrpPreempt: false } } },
  },
  'policies.entry.tiers': { on: twoTiers, changed: { policies: { entry: { tiers: 'one' } } } },
  'policies.dns.ttlMs': { on: twoRegions, given: lostRegion, changed: { policies: { dns: { ttlMs: 3000 } } } },
  'policies.dns.overstayShare': {
    on: twoRegions,
    given: { ...lostRegion, policies: { dns: { overstayFactor: 5 } } },
    changed: { policies: { dns: { overstayShare: 1 } } },
  },
  'policies.dns.overstayFactor': {
    on: twoRegions,
    given: { ...lostRegion, policies: { dns: { overstayShare: 1, overstayFactor: 2 } } },
    changed: { policies: { dns: { overstayFactor: 5 } } },
  },
  'policies.dns.failoverMs': { on: twoRegions, given: lostRegion, changed: { policies: { dns: { failoverMs: 900 } } } },
  'policies.ecmp.algorithm': faulty(hang, {}, { ecmp: { algorithm: 'modulo-n' } }),
  'policies.ecmp.hashSeed': policy({}, { ecmp: { hashSeed: 99 } }),
  'policies.ecmp.hashPolicy': policy({}, { ecmp: { hashPolicy: 0 } }),
  'policies.ecmp.buckets': policy({ ecmp: resilient }, { ecmp: { buckets: 64 } }),
  'policies.ecmp.idleTimerMs': faulty(
    [crash({ kind: 'lb-hang', forMs: 500 })],
    { detection: { bfd: { txMs: 50 } }, ecmp: { ...resilient, idleTimerMs: 20 } },
    { ecmp: { idleTimerMs: 60_000 } },
  ),
  'policies.ecmp.unbalancedTimerMs': faulty(
    [crash({ kind: 'lb-hang', forMs: 1500 })],
    { ecmp: { ...resilient, idleTimerMs: 60_000 } },
    { ecmp: { unbalancedTimerMs: 500 } },
  ),
  'policies.detection.link': faulty([crash({})], {}, { detection: { link: false } }),
  'policies.detection.bfd': faulty(hang, {}, { detection: { bfd: null } }),
  'policies.detection.bfd.txMs': faulty(hang, {}, { detection: { bfd: { txMs: 50 } } }),
  'policies.detection.bfd.multiplier': faulty(hang, {}, { detection: { bfd: { multiplier: 4 } } }),
  'policies.detection.bfd.rxMs': faulty(hang, {}, { detection: { bfd: { rxMs: 500 } } }),
  'policies.detection.holdMs': faulty(hang, { detection: unlinked }, { detection: { holdMs: 2000 } }),
  'policies.detection.healthHook': faulty(
    [crash({ kind: 'proxy-death' })],
    {},
    { detection: { healthHook: { intervalMs: 200, failures: 2 } } },
  ),
  'policies.detection.healthHook.intervalMs': faulty(
    [crash({ kind: 'proxy-death' })],
    { detection: { healthHook: { intervalMs: 200, failures: 2 } } },
    { detection: { healthHook: { intervalMs: 300 } } },
  ),
  'policies.detection.healthHook.failures': faulty(
    [crash({ kind: 'proxy-death' })],
    { detection: { healthHook: { intervalMs: 200, failures: 2 } } },
    { detection: { healthHook: { failures: 5 } } },
  ),
  'policies.detection.daemonMs.0': faulty(
    hang,
    { detection: { daemonMs: [10, 500] } },
    { detection: { daemonMs: [400, 500] } },
  ),
  'policies.detection.daemonMs.1': faulty(
    hang,
    { detection: { daemonMs: [10, 500] } },
    { detection: { daemonMs: [10, 900] } },
  ),
  'policies.detection.gracefulRestartMs': faulty(
    [crash({ kind: 'daemon-death' })],
    {},
    { detection: { gracefulRestartMs: 1000 } },
  ),
  'policies.detection.gracefulRestartAfterHold': faulty(
    hang,
    { detection: { ...unlinked, gracefulRestartMs: 500 } },
    { detection: { gracefulRestartAfterHold: false } },
  ),
  'policies.detection.returnMs': faulty(hang, {}, { detection: { returnMs: 200 } }),
  'policies.l4.choice': {
    on: l4,
    given: { policies: { l4: { connectionTracking: true } } },
    changed: { policies: { l4: { choice: 'round-robin' } } },
  },
  'policies.l4.tableSize': { on: l4, changed: { policies: { l4: { tableSize: 251 } } } },
  'policies.l4.connectionTracking': {
    on: l4,
    given: { faults: returning },
    changed: { policies: { l4: { connectionTracking: true } } },
  },
  'policies.zone.kind': policy({}, { zone: { kind: 'any' } }),
  'policies.zone.minClusterSize': policy({}, { zone: { minClusterSize: 10 } }),
  'policies.zone.routingEnabledPercent': policy({}, { zone: { routingEnabledPercent: 50 } }),
  'policies.zone.panicPercent': {
    given: {
      policies: { zone: { kind: 'any' } },
      faults: ['a1', 'a2', 'b1', 'b2', 'c1'].map((target) => crash({ kind: 'backend-crash', target, atMs: 0 })),
    },
    changed: { policies: { zone: { panicPercent: 10 } } },
  },
  'policies.zone.overprovisioningPercent': faulty(
    dead,
    { zone: { kind: 'priority' } },
    { zone: { overprovisioningPercent: 100 } },
  ),
  'policies.zone.forceLocalMinSize': {
    given: {
      topology: { backends: backends.filter(({ id }) => id !== 'a1' && id !== 'a2') },
      policies: { zone: localPolicy },
    },
    changed: { policies: { zone: { forceLocalMinSize: 1 } } },
  },
  'policies.zone.countBy': {
    given: { ...weighted, policies: { zone: localPolicy } },
    changed: { policies: { zone: { countBy: 'weights' } } },
  },
  'policies.zone.localityWeights': policy(
    { zone: { kind: 'locality-weighted' } },
    { zone: { localityWeights: [{ zone: 'B', weight: 9 }] } },
  ),
  'policies.zone.localityWeights.zone': policy(
    { zone: { kind: 'locality-weighted', localityWeights: [{ zone: 'B', weight: 9 }] } },
    { zone: { localityWeights: [{ zone: 'C', weight: 9 }] } },
  ),
  'policies.zone.localityWeights.weight': policy(
    { zone: { kind: 'locality-weighted', localityWeights: [{ zone: 'B', weight: 9 }] } },
    { zone: { localityWeights: [{ zone: 'B', weight: 0 }] } },
  ),
  'policies.tls.version': policy({}, { tls: { version: '1.2' } }),
  'policies.tls.resumption': {
    given: { traffic: { returningShare: 1 } },
    changed: { policies: { tls: { resumption: 'early-data' } } },
  },
  'policies.tls.ticketKeys': {
    given: { traffic: { returningShare: 1 } },
    changed: { policies: { tls: { ticketKeys: 'per-lb' } } },
  },
  'policies.tls.certificate': policy({}, { tls: { certificate: 'rsa-2048' } }),
  'policies.tls.fullCpuMs': policy({}, { tls: { fullCpuMs: 9 } }),
  'policies.tls.resumedCpuMs': {
    given: { traffic: { returningShare: 1 } },
    changed: { policies: { tls: { resumedCpuMs: 9 } } },
  },
  'policies.clients.synRetries': {
    given: {
      durationMs: 12_000,
      policies: { detection: { ...unlinked, holdMs: 9000 } },
      faults: [crash({ kind: 'lb-hang', forMs: null })],
    },
    changed: { policies: { clients: { synRetries: 'linux-before-6.5' } } },
  },
  'policies.clients.connectTimeoutMs': {
    given: { policies: { detection: unlinked }, faults: hang },
    changed: { policies: { clients: { connectTimeoutMs: 500 } } },
  },
  'policies.balance.kind': balanced('round-robin', balance({ kind: 'random' })),
  'policies.balance.choices': balanced('least-request', balance({ choices: 5 })),
  'policies.balance.activeRequestBias': balanced('least-request', balance({ activeRequestBias: 0 }), {
    topology: { backends: first(busy.topology.backends, { weight: 5 }) },
  }),
  'policies.balance.decayMs': balanced('peak-ewma', balance({ decayMs: 10 })),
  'policies.balance.boundPercent': balanced('ring-hash', balance({ boundPercent: 101 })),
  'policies.balance.sticky': balanced('random', balance({ sticky: true })),
  'policies.slowStart': faulty(returning, {}, { slowStart: { windowMs: 3000 } }),
  'policies.slowStart.windowMs': faulty(
    returning,
    { slowStart: { windowMs: 3000 } },
    { slowStart: { windowMs: 1000 } },
  ),
  'policies.slowStart.minWeightPercent': faulty(
    returning,
    { slowStart: { windowMs: 3000 } },
    { slowStart: { minWeightPercent: 80 } },
  ),
  'policies.slowStart.aggression': faulty(
    returning,
    { slowStart: { windowMs: 3000 } },
    { slowStart: { aggression: 4 } },
  ),
  'policies.limits': { on: busy, changed: { policies: { limits: { connections: 1, pending: 0 } } } },
  'policies.limits.connections': {
    on: busy,
    given: { policies: { limits: { connections: 1, pending: 3 } } },
    changed: { policies: { limits: { connections: 2 } } },
  },
  'policies.limits.pending': {
    on: busy,
    given: { policies: { limits: { connections: 1, pending: 3 } } },
    changed: { policies: { limits: { pending: 0 } } },
  },
  'policies.health.intervalMs': faulty(dead, {}, { health: { intervalMs: 300 } }),
  'policies.health.timeoutMs': faulty(silent, {}, { health: { timeoutMs: 100 } }),
  'policies.health.unhealthyAfter': faulty(dead, {}, { health: { unhealthyAfter: 1 } }),
  'policies.health.healthyAfter': faulty(
    [crash({ kind: 'backend-crash', target: 'a1', forMs: 2500 })],
    {},
    { health: { healthyAfter: 1 } },
  ),
  'policies.lists.spreadMs': faulty(dead, {}, { lists: { spreadMs: 1000 } }),
  'policies.lists.scope': { on: twoRegions, changed: { policies: { lists: { scope: 'region' } } } },
  'policies.ejection': faulty(grey, {}, { ejection: kept }),
  'policies.ejection.consecutive5xx': faulty(grey, { ejection: kept }, { ejection: { consecutive5xx: 1 } }),
  'policies.ejection.intervalMs': faulty(grey, { ejection: kept }, { ejection: { intervalMs: 800 } }),
  'policies.ejection.baseEjectionMs': faulty(grey, { ejection: kept }, { ejection: { baseEjectionMs: 1500 } }),
  'policies.ejection.maxEjectionMs': faulty(grey, { ejection: kept }, { ejection: { maxEjectionMs: 700 } }),
  'policies.ejection.maxEjectionPercent': faulty(grey, { ejection: kept }, { ejection: { maxEjectionPercent: 5 } }),
  'policies.ejection.jitterMs': faulty(grey, { ejection: kept }, { ejection: { jitterMs: 2000 } }),
  'policies.ejection.alwaysEjectOneHost': faulty(
    grey,
    { ejection: { ...kept, maxEjectionPercent: 5 } },
    { ejection: { alwaysEjectOneHost: true } },
  ),
  'policies.ejection.unejectOnPass': faulty(grey, { ejection }, { ejection: { unejectOnPass: false } }),
  'policies.ejection.successRate': faulty(
    grey,
    { ejection: { ...kept, consecutive5xx: 1000 } },
    { ejection: bySuccess },
  ),
  'policies.ejection.successRate.minimumHosts': faulty(
    grey,
    { ejection: bySuccess },
    { ejection: { successRate: { minimumHosts: 50 } } },
  ),
  'policies.ejection.successRate.requestVolume': faulty(
    grey,
    { ejection: bySuccess },
    { ejection: { successRate: { requestVolume: 5000 } } },
  ),
  'policies.ejection.successRate.stdevFactor': faulty(
    grey,
    { ejection: bySuccess },
    { ejection: { successRate: { stdevFactor: 50_000 } } },
  ),
  'policies.ejection.failurePercentage': faulty(
    grey,
    { ejection: { ...kept, consecutive5xx: 1000 } },
    { ejection: byFailures },
  ),
  'policies.ejection.failurePercentage.minimumHosts': faulty(
    grey,
    { ejection: byFailures },
    { ejection: { failurePercentage: { minimumHosts: 50 } } },
  ),
  'policies.ejection.failurePercentage.requestVolume': faulty(
    grey,
    { ejection: byFailures },
    { ejection: { failurePercentage: { requestVolume: 5000 } } },
  ),
  'policies.ejection.failurePercentage.threshold': faulty(
    grey,
    { ejection: byFailures },
    { ejection: { failurePercentage: { threshold: 100 } } },
  ),
  'policies.breaker': faulty(grey, {}, { breaker }),
  'policies.breaker.failureRateThreshold': faulty(grey, { breaker }, { breaker: { failureRateThreshold: 30 } }),
  'policies.breaker.windowSize': faulty(
    [...grey, { ...grey[0]!, target: 'a2' }],
    { breaker: { ...breaker, failureRateThreshold: 60 } },
    { breaker: { windowSize: 200 } },
  ),
  'policies.breaker.minimumNumberOfCalls': faulty(grey, { breaker }, { breaker: { minimumNumberOfCalls: 20 } }),
  'policies.breaker.permittedInHalfOpen': faulty(grey, { breaker }, { breaker: { permittedInHalfOpen: 9 } }),
  'policies.breaker.waitOpenMs': faulty(grey, { breaker }, { breaker: { waitOpenMs: 900 } }),
  'policies.retries.attempts': faulty(grey, {}, { retries: { attempts: 3 } }),
  'policies.retries.attemptsByTier': {
    on: chain,
    given: { faults: grey, policies: { retries: { where: 'every-tier' } } },
    changed: { policies: { retries: { attemptsByTier: [3, 1] } } },
  },
  'policies.retries.connectTimeoutMs': faulty(silent, { retries: tries }, { retries: { connectTimeoutMs: 50 } }),
  'policies.retries.perTryTimeoutMs': faulty(silent, { retries: tries }, { retries: { perTryTimeoutMs: 200 } }),
  'policies.retries.overallTimeoutMs': faulty(silent, {}, { retries: { overallTimeoutMs: 300 } }),
  'policies.retries.backoffBaseMs': faulty(grey, { retries: tries }, { retries: { backoffBaseMs: 90 } }),
  'policies.retries.backoffCapMs': faulty(grey, { retries: tries }, { retries: { backoffCapMs: 30 } }),
  'policies.retries.budget': faulty(
    grey,
    { retries: tries },
    { retries: { budget: { percent: 0, minConcurrency: 0 } } },
  ),
  'policies.retries.budget.percent': faulty(
    grey,
    { retries: { ...tries, budget: { percent: 0, minConcurrency: 0 } } },
    { retries: { budget: { percent: 100 } } },
  ),
  'policies.retries.budget.minConcurrency': faulty(
    grey,
    { retries: { ...tries, budget: { percent: 0, minConcurrency: 0 } } },
    { retries: { budget: { minConcurrency: 9 } } },
  ),
  'policies.retries.where': {
    on: chain,
    given: { policies: { retries: tries }, faults: [crash({ kind: 'backend-grey', target: 'db', factor: 0.5 })] },
    changed: { policies: { retries: { where: 'every-tier' } } },
  },
  'policies.retries.avoidsFailed': faulty(
    grey,
    { retries: tries, balance: { kind: 'random' } },
    { retries: { avoidsFailed: true } },
  ),
  'policies.drain.graceMs': {
    on: l4,
    given: { policies: { l4: { connectionTracking: true } }, faults: [crash({ kind: 'drain', target: 'a1' })] },
    changed: { policies: { drain: { graceMs: 2000 } } },
  },
  'policies.cost.crossZoneUsdPerGib': policy({ zone: { kind: 'any' } }, { cost: { crossZoneUsdPerGib: 1 } }),
  'policies.cost.crossZoneMs': policy({ zone: { kind: 'any' } }, { cost: { crossZoneMs: 5 } }),
  'policies.cost.crossRegionMs': {
    on: twoRegions,
    given: lostRegion,
    changed: { policies: { cost: { crossRegionMs: 500 } } },
  },
  faults: { changed: { faults: hang } },
  'faults.atMs': { given: { faults: hang }, changed: { faults: [crash({ kind: 'lb-hang', atMs: 1100 })] } },
  'faults.kind': { given: { faults: hang }, changed: { faults: [crash({})] } },
  'faults.target': { given: { faults: hang }, changed: { faults: [crash({ kind: 'lb-hang', target: 'lb-b' })] } },
  'faults.forMs': { given: { faults: hang }, changed: { faults: [crash({ kind: 'lb-hang', forMs: 2000 })] } },
  'faults.factor': { given: { faults: grey }, changed: { faults: [{ ...grey[0]!, factor: 0.3 }] } },
  'faults.periodMs': {
    given: { faults: [crash({ kind: 'backend-flap', target: 'a1', periodMs: 1000 })] },
    changed: { faults: [crash({ kind: 'backend-flap', target: 'a1', periodMs: 700 })] },
  },
};

/** Everything that came out, but what only repeats the scenario. */
function outcome(run: Run): string {
  const { scenario: _, events, failovers, ...rest } = run;
  const told = (items: readonly object[]) => items.map((item) => ({ ...item, fault: undefined }));
  const usd = measure(run, 'crossZone.usdPerMonth');
  return runDigest({ ...rest, events: told(events), failovers: told(failovers), usd } as unknown as Run);
}

/** Many situations are changed in more than one field: each is run once. */
const outcomes = new Map<string, string>();
function outcomeOf(scenario: Scenario): string {
  const key = JSON.stringify(scenario);
  const known = outcomes.get(key) ?? outcome(simulate(scenario));
  outcomes.set(key, known);
  return known;
}

/** What this test knows of a schema's definition. */
interface Definition {
  readonly type: string;
  readonly innerType?: { readonly _zod: { readonly def: unknown } };
  readonly element?: { readonly _zod: { readonly def: unknown } };
  readonly shape?: Readonly<Record<string, { readonly _zod: { readonly def: unknown } }>>;
  readonly items?: readonly { readonly _zod: { readonly def: unknown } }[];
  readonly options?: readonly { readonly _zod: { readonly def: unknown } }[];
}

/** Paths of all fields below a schema; of groups that may be off, and of lists that may be longer, the group itself too. */
function fieldsBelow(schema: { readonly _zod: { readonly def: unknown } }, path: string, canBeOff = false): string[] {
  const def = schema._zod.def as Definition;
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (def.innerType) return fieldsBelow(def.innerType, path, true);
  if (def.shape) {
    const inner = Object.entries(def.shape).flatMap(([key, child]) => fieldsBelow(child, below(key)));
    return canBeOff ? [path, ...inner] : inner;
  }
  if (def.items) return def.items.flatMap((child, index) => fieldsBelow(child, below(`${index}`)));
  if (def.element) {
    const inner = fieldsBelow(def.element, path).filter((one) => one !== path);
    return inner.length === 0 || canBeOff || path === 'faults' || path.endsWith('flows') ? [path, ...inner] : inner;
  }
  if (def.options?.some((option) => (option._zod.def as Definition).shape))
    return [...new Set(def.options.flatMap((option) => fieldsBelow(option, path)))];
  return [path];
}

describe('every field of a scenario matters to a run', () => {
  // The version has one value; regions that are absent or there are two topologies.
  const fields = fieldsBelow(scenarioSchema, '').filter((path) => path !== 'version' && path !== 'topology.regions');

  it('all of them are tried here, and nothing else is', () => {
    expect(Object.keys(BITES).sort()).toEqual([...fields].sort());
  });

  it.each(Object.entries(BITES))('%s', (_, { on = short, given = {}, changed }) => {
    const before = patchScenario(on, given);
    expect(outcomeOf(patchScenario(before, changed))).not.toBe(outcomeOf(before));
  });
});
