import { BFD_DEFAULTS, BGP_HOLD_DEFAULT_S, VRRP_DEFAULTS } from '../detection/failureDetection';
import { PANIC_THRESHOLD_PERCENT } from '../zones/panic';
import { MIN_CLUSTER_SIZE } from '../zones/zoneAware';
import { patchScenario, type ScenarioPatch } from './patch';
import type { Scenario } from './schema';

/** An address set aside for documentation (RFC 5737). */
const VIP = '203.0.113.10';

const zones = ['A', 'B', 'C'];
const inEachZone = <T>(make: (zone: string) => T) => zones.map(make);
const lower = (zone: string) => zone.toLowerCase();

/**
 * The topology of the flagship lesson: three zones with an LB, three backends and a client population each, one VIP
 * announced by all three LBs, nothing failing. Defaults are those of the real systems: FRR's BFD and hold timer, Envoy's
 * zone-aware routing, AWS's price for a GiB that crosses zones and is billed at both ends.
 */
const flagship: Scenario = {
  version: 2,
  seed: 1,
  durationMs: 12_000,
  topology: {
    zones,
    lbs: inEachZone((zone) => ({ id: `lb-${lower(zone)}`, zone, tier: 'l7' as const, weight: 1, cores: 4 })),
    backends: zones.flatMap((zone) =>
      [1, 2, 3].map((n) => ({ id: `${lower(zone)}${n}`, zone, weight: 1, serviceMs: 5, concurrency: 32 })),
    ),
    clients: inEachZone((zone) => ({ id: `clients-${lower(zone)}`, zone, rttMs: 20, share: 1 })),
  },
  traffic: {
    vip: VIP,
    port: 443,
    arrivals: { kind: 'poisson', flowsPerS: 60 },
    flowMs: 6000,
    requestIntervalMs: 250,
    requestKib: 16,
    returningShare: 0,
  },
  policies: {
    entry: {
      kind: 'ecmp',
      vrrpAdvertMs: VRRP_DEFAULTS.advertIntervalMs,
      vrrpPriority: VRRP_DEFAULTS.backupPriority,
      vrrpVersion: 2,
      vrrpPreempt: true,
      tiers: 'one',
    },
    dns: { ttlMs: 300_000, overstayShare: 0, overstayFactor: 1, failoverMs: null },
    ecmp: {
      algorithm: 'hash-threshold',
      hashSeed: 1,
      hashPolicy: 1,
      buckets: 128,
      idleTimerMs: 120_000,
      unbalancedTimerMs: 0,
    },
    detection: {
      link: true,
      bfd: { txMs: BFD_DEFAULTS.frr.txMs, multiplier: BFD_DEFAULTS.frr.multiplier },
      holdMs: BGP_HOLD_DEFAULT_S.frr * 1000,
      healthHook: null,
      daemonMs: [0, 0],
      gracefulRestartMs: null,
      gracefulRestartAfterHold: true,
      returnMs: 1000,
    },
    l4: { choice: 'maglev', tableSize: 65_537, connectionTracking: true },
    zone: {
      kind: 'zone-aware',
      minClusterSize: MIN_CLUSTER_SIZE,
      routingEnabledPercent: 100,
      panicPercent: PANIC_THRESHOLD_PERCENT,
      overprovisioningPercent: 140,
      forceLocalMinSize: null,
      countBy: 'hosts',
    },
    tls: { version: '1.3', resumption: 'ticket', ticketKeys: 'shared', certificate: 'ecdsa-p256' },
    clients: { synRetries: 'linux-6.5', connectTimeoutMs: null },
    balance: {
      kind: 'round-robin',
      choices: 2,
      activeRequestBias: 1,
      decayMs: 10_000,
      boundPercent: null,
      sticky: false,
    },
    slowStart: null,
    limits: null,
    health: { intervalMs: 1000, timeoutMs: 500, unhealthyAfter: 2, healthyAfter: 2 },
    lists: { spreadMs: 0 },
    ejection: null,
    breaker: null,
    retries: {
      attempts: 1,
      connectTimeoutMs: 5000,
      perTryTimeoutMs: null,
      overallTimeoutMs: 15_000,
      backoffBaseMs: 25,
      backoffCapMs: 250,
      budget: null,
      where: 'lb',
    },
    drain: { graceMs: 1000 },
    cost: { crossZoneUsdPerGib: 0.02, crossZoneMs: 1, crossRegionMs: 80 },
  },
  faults: [],
};

const from = (base: Scenario, patch: ScenarioPatch) => patchScenario(base, patch);

const oneLb = from(flagship, {
  topology: { lbs: flagship.topology.lbs.slice(0, 1) },
  policies: { entry: { kind: 'single' }, zone: { kind: 'any' } },
});

const vrrpPair = from(oneLb, {
  topology: { lbs: flagship.topology.lbs.slice(0, 2) },
  policies: { entry: { kind: 'vrrp' } },
});

const maglevL4 = from(flagship, {
  topology: { lbs: flagship.topology.lbs.map((lb) => ({ ...lb, tier: 'l4' as const })) },
  policies: { l4: { connectionTracking: false } },
});

/** A fleet at a single site, busy with handshakes: four cores of half a millisecond each saturate at 8,000 a second. */
const tlsEdge = from(flagship, {
  durationMs: 4000,
  topology: { lbs: [{ id: 'lb-a', zone: 'A', tier: 'l7', weight: 1, cores: 4 }] },
  traffic: { arrivals: { kind: 'poisson', flowsPerS: 4000 }, flowMs: 100, requestIntervalMs: 1000 },
  policies: { entry: { kind: 'single' }, tls: { resumption: 'none', fullCpuMs: 0.5 }, zone: { kind: 'any' } },
});

const regionOf = (region: string) => zones.map((zone) => `${region}-${lower(zone)}`);
const saasZones = [...regionOf('eu'), ...regionOf('us')];
const inEach = <T>(make: (zone: string) => T) => saasZones.map(make);
const MINUTE_MS = 60_000;

/**
 * A SaaS in two regions, behind per-region anycast: in each zone an L4 LB that announces the region's VIP, an L7 proxy
 * that ends TLS, three backends, and the clients that live near. A day of faults passes in 24 minutes: a minute of the
 * run is an hour of the day, so that the calm between faults is cut short; faults, TTLs, checks and timers take their
 * real time, and seconds of outage are real seconds. Traffic is thin, and a box weak to match: one core, 15 ms
 * for a handshake.
 */
const saasDay = from(flagship, {
  durationMs: 24 * MINUTE_MS,
  // Enough that a few dozen are open at any moment.
  sampledFlows: 2000,
  topology: {
    zones: saasZones,
    regions: [
      { id: 'eu', zones: regionOf('eu'), vip: VIP },
      { id: 'us', zones: regionOf('us'), vip: '203.0.113.20' },
    ],
    lbs: [
      ...inEach((zone) => ({ id: `lb-${zone}`, zone, tier: 'l4' as const, weight: 1, cores: 1 })),
      ...inEach((zone) => ({ id: `proxy-${zone}`, zone, tier: 'l7' as const, weight: 1, cores: 1 })),
    ],
    backends: saasZones.flatMap((zone) =>
      [1, 2, 3].map((n) => ({ id: `${zone}${n}`, zone, weight: 1, serviceMs: 20, concurrency: 8 })),
    ),
    clients: inEach((zone) => ({ id: `users-${zone}`, zone, rttMs: 20, share: 1 })),
  },
  traffic: {
    arrivals: { kind: 'poisson', flowsPerS: 3 },
    flowMs: MINUTE_MS,
    requestIntervalMs: 5000,
    requestKib: 64,
  },
  policies: {
    entry: { tiers: 'two' },
    dns: { ttlMs: MINUTE_MS, overstayShare: 0.087, overstayFactor: 2, failoverMs: 30_000 },
    detection: { link: false },
    tls: { fullCpuMs: 15, resumedCpuMs: 10 },
    lists: { scope: 'region' },
    retries: { attempts: 2, avoidsFailed: true, budget: { percent: 20, minConcurrency: 3 } },
  },
  faults: [
    { atMs: 2 * MINUTE_MS, kind: 'lb-crash', target: 'lb-eu-a', forMs: 2 * MINUTE_MS },
    { atMs: 5 * MINUTE_MS, kind: 'backend-crash', target: 'eu-a1', forMs: 3 * MINUTE_MS },
    { atMs: 9 * MINUTE_MS, kind: 'zone-partial', target: 'eu-b', forMs: 3 * MINUTE_MS, factor: 0.5 },
    { atMs: 13 * MINUTE_MS, kind: 'region-loss', target: 'eu', forMs: 4 * MINUTE_MS },
    { atMs: 20 * MINUTE_MS, kind: 'spike', target: '', forMs: MINUTE_MS, factor: 25 },
  ],
});

/** Situations that lessons, tests and benchmarks start from, by name. */
export const namedScenarios = {
  flagship,
  'one-lb': oneLb,
  'vrrp-pair': vrrpPair,
  anycast: flagship,
  'maglev-l4': maglevL4,
  zones: flagship,
  'tls-edge': tlsEdge,
  'saas-day': saasDay,
} as const satisfies Record<string, Scenario>;
