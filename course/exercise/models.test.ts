import { describe, expect, it } from 'vitest';
import { askModel, models } from './models';

const hosts = ['10.0.0.1:80', '10.0.0.2:80'].map((hashKey) => ({ hashKey, weight: 1 }));
const zones = [
  { zone: 'a', healthy: 3 },
  { zone: 'b', healthy: 3 },
];

describe('the models that a claim may name', () => {
  it.each([
    ['bfd-detection', { remoteTxMs: 300, localRxMs: 300, remoteMultiplier: 3 }, 'detectionMs', 900],
    ['bgp-hold-detection', { localHoldS: 9, peerHoldS: 180 }, 'worstCaseDetectionMs', 9000],
    ['vrrp-master-down', { advertIntervalMs: 1000, backupPriority: 100 }, 'masterDownMs', 3609.375],
    ['health-check-detection', { intervalS: 2, unhealthyThreshold: 3, timeoutS: 1 }, 'worstCaseS', 7],
    ['health-check-after-result', { intervalS: 2, unhealthyThreshold: 3, timeoutS: 1 }, 'worstCaseS', 9],
    ['stale-routes', { end: 'lost', restartTimeMs: 4000, notifications: false }, 'staleMs', 4000],
    ['grpc-weight', { qps: 100, eps: 0, utilization: 0.5 }, 'weight', 200],
    ['dns-failover', { detectionS: 90, ttlS: 30, records: 2 }, 'worstOutageS', 120],
    ['dns-misdirected', { records: 3, ttlS: 300, requestsPerSecond: 1000 }, 'requests', 50_000],
    ['dns-stale-at-resolver', { elapsedS: 0, ttlS: 60, queriesPerSecond: 1 / 600 }, 'cachedAtRemoval', 1 / 11],
    [
      'bucket-quantile',
      { q: 0.95, buckets: [{ upperBound: 200, count: 0 }, { upperBound: 300, count: 9 }, { count: 9 }] },
      'value',
      295,
    ],
    ['retry-budget-layers', { budgetRatio: 0.5, layers: 3 }, 'worstAttempts', 3.375],
    ['envoy-ejection-cap', { hosts: 9, maxEjectionPercent: 10, alwaysEjectOneHost: false }, 'mayGo', 0],
    ['envoy-ejection-cap', { hosts: 25, maxEjectionPercent: 10, alwaysEjectOneHost: false }, 'mayGo', 2],
    ['tls-replays', { zones: 3, copies: 20 }, 'max', 3],
    ['hash-scheme', { scheme: 'rendezvous', tableSize: 251, backends: 9, gone: 4 }, 'needless', 0],
    ['slow-start', { sinceMs: 5000, windowMs: 10_000, aggression: 1, minWeightPercent: 10 }, 'factor', 0.5],
    ['ecmp-remap', { algorithm: 'modulo-n', operation: 'remove', nextHops: 3 }, 'remapped.num', 2],
    ['envoy-maglev', { tableSize: 65_537, hosts }, 'leastSlots', 32_768],
    [
      'paper-maglev',
      {
        tableSize: 7,
        backends: [
          { id: 'b0', offset: 3, skip: 4 },
          { id: 'b1', offset: 0, skip: 2 },
          { id: 'b2', offset: 3, skip: 1 },
        ],
      },
      'owners[4]',
      'b2',
    ],
    ['hash-scheme', { scheme: 'jump', tableSize: 101, backends: 9, gone: 8 }, 'needless', 0],
    ['envoy-zone-aware', { localZone: 'a', originating: zones, upstream: zones }, 'fractions[0]', 1],
    ['envoy-zone-aware', { localZone: 'a', originating: zones, upstream: zones }, 'callerShares[0]', 0.5],
    [
      'envoy-priority-load',
      {
        levels: [
          { hosts: 4, healthy: 1 },
          { hosts: 4, healthy: 4 },
        ],
      },
      'healthyLoad[0]',
      35,
    ],
    ['envoy-locality-weights', { localities: [{ weight: 2, hosts: 4, healthy: 2 }] }, 'effectiveWeights[0]', 1.4],
    [
      'cross-zone-shares',
      { targetsPerZone: [2, 8], nodeShare: [0.5, 0.5], crossZone: false },
      'perTargetShare[0]',
      0.25,
    ],
    ['tls-round-trips', { transport: 'tcp', tls: '1.3', mode: 'full' }, 'beforeRequest', 2],
    [
      'tls-first-byte',
      { transport: 'tcp', tls: '1.3', mode: 'full', rttMs: 20, handshakeServerMs: 0.5, backendMs: 5 },
      'addedByTlsMs',
      20.5,
    ],
    ['tls-handshake-cpu', { version: '1.3', certificate: 'rsa-2048', isResumed: false }, 'cpuMs', 0.65411],
    [
      'tls-cores',
      {
        newConnectionsPerSecond: 1000,
        resumptionHitRate: 0.5,
        fullHandshakeCpuS: 0.002,
        resumedHandshakeCpuS: 0,
        targetUtilisation: 0.5,
        gigabytesPerSecond: 0,
        cpuSecondsPerGigabyte: 0,
      },
      'coresNeeded',
      2,
    ],
    ['tls-resumption', { instances: 4, policy: 'per-instance' }, 'hitRate', 0.25],
    ['mmc-queue', { arrivalsPerSecond: 8, servicesPerSecond: 2, servers: 5 }, 'utilisation', 0.8],
    ['mmc-queue', { arrivalsPerSecond: 80, servicesPerSecond: 2, servers: 5 }, 'stable', false],
    ['mg1-queue', { arrivalsPerSecond: 1, meanServiceS: 0.5, scv: 1 }, 'meanWaitS', 0.5],
    ['supermarket', { load: 0.5, choices: 1 }, 'meanServiceTimes', 2],
    ['erlang-b', { offeredErlangs: 1, servers: 1 }, 'blocking', 0.5],
    ['spike', { basePerSecond: 10, peakPerSecond: 30, peakS: 10, capacityPerSecond: 20 }, 'peakBacklog', 100],
    ['dns-stale', { elapsedS: 150, ttlS: 300 }, 'staleShare', 0.5],
    ['burn-rate', { errorRatio: 0.5, slo: 0.5 }, 'burnRate', 1],
    ['burn-alert', { errorRatio: 1, slo: 0.5, windowS: 60, burnRateThreshold: 1, periodS: 120 }, 'detectionS', 30],
    ['availability', { downtimeS: 25, periodS: 100 }, 'availability', 0.75],
    ['allowed-downtime', { slo: 0.75, periodS: 100 }, 'downtimeS', 25],
    ['retry-attempts', { failureProbability: 0.5, tries: 2 }, 'meanAttempts', 1.5],
    ['retry-layers', { triesPerLayer: [3, 3, 3] }, 'worstAttempts', 27],
    ['retry-budget-load', { failureProbability: 1, budgetRatio: 0.2, maxRetries: 3 }, 'loadFactor', 1.2],
    ['envoy-retry-budget', { activeRequests: 100, pendingRequests: 0 }, 'maxConcurrentRetries', 20],
    [
      'envoy-success-rate',
      { successPercents: [0, ...new Array(9).fill(100)], requestsPerHost: 200, maxEjectionPercent: 10 },
      'ejected',
      1,
    ],
  ])('%s', (name, input, path, expected) => {
    expect(askModel(models, name, input, path)).toBe(expected);
  });

  it('answer "what a model that never settles waits" with the fields that there are', () => {
    const input = { arrivalsPerSecond: 80, servicesPerSecond: 2, servers: 5 };
    expect(() => askModel(models, 'mmc-queue', input, 'waitP99Ms')).toThrow(
      /path: expected one that begins with stable/,
    );
  });

  it('say what a claim forgot to give', () => {
    expect(() => askModel(models, 'cross-zone-shares', {}, 'perTargetShare')).toThrow(
      /input: expected all fields that the model cross-zone-shares reads/,
    );
  });

  it('are not what an object inherits', () => {
    expect(() => askModel(models, 'toString', {}, 'length')).toThrow(/model: expected one of bfd-detection/);
  });
});
