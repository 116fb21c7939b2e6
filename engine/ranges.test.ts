import { describe, expect, it } from 'vitest';
import { withBoundedLoad } from './balance/boundedHash';
import { EdfScheduler } from './balance/edf';
import { grpcWeight, StaticStrideScheduler } from './balance/grpcWeighted';
import { boundedLoadSlots, LeastConn } from './balance/leastConn';
import { leastOfChoices, leastRequestWeight } from './balance/leastRequest';
import { PeakEwma } from './balance/peakEwma';
import { slowStartFactor } from './balance/slowStart';
import { SmoothWeightedRoundRobin } from './balance/smoothWeighted';
import {
  bfdDetectionMs,
  bgpHoldDetection,
  healthCheckDetectionS,
  vrrpMasterDownMs,
} from './detection/failureDetection';
import { staleRouteMs } from './detection/gracefulRestart';
import { synRetransmissions } from './detection/synRetries';
import {
  dnsFailover,
  misdirectedRequests,
  staleAtResolver,
  staleFraction,
  staleFractionWithViolators,
} from './dns/stale';
import { type FiveTuple, formatIpv4 } from './ecmp/flow';
import { hashThresholdBounds } from './ecmp/hashThreshold';
import { linuxFlowHash } from './ecmp/linux';
import { remapShare } from './ecmp/remap';
import { createResilientGroup } from './ecmp/resilient';
import { EngineError } from './errors';
import { afterProbe, CHECKED_UP, probeOutcome } from './health/activeCheck';
import {
  afterResponse,
  EJECTION_DEFAULTS,
  ejectionJitterMs,
  ejectionMs,
  NEVER_EJECTED,
  replayEjections,
} from './health/ejection';
import { EJECTION_CAP_DEFAULTS, mayEject } from './health/ejectionCap';
import { replayErrorLimit } from './health/errorLimit';
import { failurePercentageOutliers } from './health/failurePercentage';
import { successRateOutliers } from './health/successRate';
import { buildCiliumMaglev } from './maglev/cilium';
import { requireWeights } from './maglev/core';
import { envoyMaglevSlot } from './maglev/envoy';
import { normalizeWeights } from './maglev/envoyWeights';
import { GLB_ROWS, glbRoute, glbRow } from './maglev/glb';
import { buildIpvsMaglev } from './maglev/ipvs';
import { jumpHash } from './maglev/jump';
import { buildKatranRing, katranFlowHash } from './maglev/katran';
import { buildPaperMaglev } from './maglev/paper';
import { changedShares } from './maglev/paperTables';
import { buildEnvoyRing, selectFromRing } from './maglev/ring';
import { bucketQuantile } from './metrics/bucketQuantile';
import { alertDetection, burnRate, burnRateThreshold, exhaustionS } from './metrics/burnRate';
import { allowedDowntimeS, availability, requestBudget } from './metrics/errorBudget';
import { loadImbalance } from './metrics/imbalance';
import { LogHistogram } from './metrics/logHistogram';
import { evaluateRules } from './metrics/multiwindow';
import { redWindow } from './metrics/red';
import { erlangB } from './queues/erlangB';
import { mg1, serviceMix } from './queues/mg1';
import { mmc, mmcWaitQuantileS } from './queues/mmc';
import { spike } from './queues/spike';
import {
  attemptsAtOneLayer,
  budgetedAmplification,
  loadUnderBudget,
  loadUnderTokenBucket,
  meanAmplification,
  worstAmplification,
} from './resilience/amplification';
import { envoyBackoff, fullJitterBackoff } from './resilience/backoff';
import { CircuitBreaker } from './resilience/circuitBreaker';
import { maxConcurrentRetries, RetryThrottle } from './resilience/retryBudget';
import { meanHandshakeS, tlsCores } from './tls/cpu';
import { acceptedReplays, earlyDataFreshness } from './tls/earlyData';
import { flightWindow } from './tls/flightWindow';
import { keptOnResize, resumptionHitRate, ticketDecryptable } from './tls/resumption';
import { timeToFirstByte } from './tls/roundTrips';
import { crossZoneCost, crossZoneDelayMs } from './zones/cost';
import { crossZoneShares } from './zones/crossZone';
import { localityWeights } from './zones/localityWeighted';
import { isInPanic, requireHostCounts } from './zones/panic';
import { priorityLoad } from './zones/priorityLoad';
import { pickZone, planZones } from './zones/zoneAware';
import { zoneBypass } from './zones/zoneBypass';

/** A field of an exact model, the least and the greatest value it takes (none: any), and a call with a value for it. */
type Row = readonly [field: string, least: number, greatest: number | undefined, call: (value: number) => unknown];

const flow: FiveTuple = { srcAddr: 1, dstAddr: 2, protocol: 6, srcPort: 3, dstPort: 4 };
const UINT32 = 0xffffffff;
const request = { isUpstreamInPanic: false, isOriginatingInPanic: false, routingEnabledPercent: 100, draw: 1 };
const ticket = { ticketAgeS: 1, rotationPeriodS: 10, previousKeysKept: 1, ticketLifetimeS: 100 };
const early = {
  ticketCreationMs: 0,
  estimatedRttMs: 0,
  ticketAgeAdd: 0,
  obfuscatedTicketAge: 0,
  serverNowMs: 0,
  windowMs: 10_000,
};
const budget = { failureProbability: 0.5, budgetRatio: 0.2, maxRetries: 2 };
const bucket = { failureProbability: 0.5, depositPerSuccess: 1, costPerRetry: 10, maxRetries: 2 };
const ring = buildEnvoyRing({ minRingSize: 4, maxRingSize: 4, hosts: [{ hashKey: 'a', weight: 1 }] });
const limit = {
  rise: 1,
  fall: 1,
  errorLimit: 1,
  checkIntervalMs: 1000,
  firstCheckMs: 0,
  checkPasses: true,
  requestIntervalMs: 1000,
  durationMs: 2,
};
const firstByte = { transport: 'tcp', tls: '1.3', mode: 'full', rttMs: 1, handshakeServerMs: 1, backendMs: 1 } as const;
const zones = {
  localZone: 'a',
  originating: [
    { zone: 'a', healthy: 1 },
    { zone: 'b', healthy: 1 },
  ],
  upstream: [
    { zone: 'a', healthy: 2 },
    { zone: 'b', healthy: 2 },
  ],
};
const direct = { mode: 'LocalityDirect', order: ['a'], originatingBp: [1], upstreamBp: [1], fractions: [1] } as const;
const judged = Array(5).fill({ successPercent: 100, requests: 200 });
const tcp = { transport: 'tcp', serverFlightBytes: 4000, mss: 1460, initcwndSegments: 10 } as const;
const quic = { transport: 'quic', serverFlightBytes: 4000, maxDatagramSize: 1200, clientBytesReceived: 1200 } as const;

const level = { hosts: 2, healthy: 1 };
const segment = { durationS: 1, requestsPerSecond: 1, errorRatio: 0.5 };
const burst = { basePerSecond: 1, peakPerSecond: 2, peakS: 1, capacityPerSecond: 1.5 };
const cpu = {
  newConnectionsPerSecond: 1,
  resumptionHitRate: 0.5,
  fullHandshakeCpuS: 1,
  resumedHandshakeCpuS: 1,
  gigabytesPerSecond: 1,
  cpuSecondsPerGigabyte: 1,
  targetUtilisation: 0.5,
};

const report = { qps: 1, eps: 1, utilization: 0.5 };
const ewma = { decayMs: 1, defaultRttMs: 1 };
const loads = { hosts: 2, activeAt: () => 0 };
const bounded = { ...loads, shares: [0.5, 0.5], overall: 0, factorPercent: 125 };
const slowStart = { windowMs: 1000, aggression: 1, minWeightPercent: 10 };

const INTEGERS: readonly Row[] = [
  ['backends[1].weight', 0, UINT32, (weight) => requireWeights([1, weight])],
  ['weights[0]', 1, 2 ** 32, (weight) => new EdfScheduler([weight])],
  ['picksMade', 0, UINT32, (picksMade) => new EdfScheduler([1], picksMade)],
  ['weights[0]', 1, UINT32, (weight) => new SmoothWeightedRoundRobin([weight])],
  ['maxFails', 0, 1e9, (maxFails) => new SmoothWeightedRoundRobin([1], maxFails)],
  ['choices', 1, 1e6, (choices) => leastOfChoices(loads, choices, () => 0)],
  ['weight', 0, 2 ** 32, (weight) => leastRequestWeight(weight, 0)],
  ['active', 0, 2 ** 31, (active) => leastRequestWeight(1, active)],
  ['weights[0]', 1, 256, (weight) => new LeastConn([weight])],
  ['served', 0, 2 ** 31, (served) => boundedLoadSlots([1], served, 125)],
  ['factorPercent', 100, 65_535, (factorPercent) => boundedLoadSlots([1], 1, factorPercent)],
  ['qps', 0, 1e12, (qps) => grpcWeight({ ...report, qps })],
  ['eps', 0, 1e12, (eps) => grpcWeight({ ...report, eps })],
  ['named', 0, 1, (named) => withBoundedLoad(named, { hi: 0, lo: 1 }, bounded)],
  ['factorPercent', 100, 1e6, (factorPercent) => withBoundedLoad(0, { hi: 0, lo: 1 }, { ...bounded, factorPercent })],
  ['remoteMultiplier', 1, 255, (remoteMultiplier) => bfdDetectionMs({ remoteTxMs: 1, localRxMs: 1, remoteMultiplier })],
  ['peerHoldS', 3, 65_535, (peerHoldS) => bgpHoldDetection({ localHoldS: 9, peerHoldS })],
  ['backupPriority', 1, 255, (backupPriority) => vrrpMasterDownMs({ advertIntervalMs: 1000, backupPriority })],
  [
    'unhealthyThreshold',
    1,
    1000,
    (unhealthyThreshold) => healthCheckDetectionS({ intervalS: 1, unhealthyThreshold, timeoutS: 0 }),
  ],
  ['retries', 1, 127, (retries) => synRetransmissions({ retries, linearTimeouts: 4 })],
  ['linearTimeouts', 0, 127, (linearTimeouts) => synRetransmissions({ retries: 6, linearTimeouts })],
  ['records', 1, 1e6, (records) => misdirectedRequests(records, 60, 1)],
  ['records', 1, 1e6, (records) => dnsFailover({ detectionS: 1, ttlS: 1, records })],
  ['address', 0, UINT32, formatIpv4],
  ['flow.srcAddr', 0, UINT32, (srcAddr) => linuxFlowHash({ ...flow, srcAddr }, { seed: 1, policy: 1 })],
  ['flow.dstAddr', 0, UINT32, (dstAddr) => linuxFlowHash({ ...flow, dstAddr }, { seed: 1, policy: 1 })],
  ['flow.protocol', 0, 255, (protocol) => linuxFlowHash({ ...flow, protocol }, { seed: 1, policy: 1 })],
  ['flow.srcPort', 0, 65_535, (srcPort) => linuxFlowHash({ ...flow, srcPort }, { seed: 1, policy: 1 })],
  ['flow.dstPort', 0, 65_535, (dstPort) => linuxFlowHash({ ...flow, dstPort }, { seed: 1, policy: 1 })],
  ['seed', 0, UINT32, (seed) => linuxFlowHash(flow, { seed, policy: 1 })],
  ['weights[0]', 1, 65_536, (weight) => hashThresholdBounds([weight])],
  ['nextHops', 2, 1e6, (nextHops) => remapShare({ algorithm: 'hrw', operation: 'remove', nextHops })],
  ['nextHops', 1, 1e6, (nextHops) => remapShare({ algorithm: 'hrw', operation: 'add', nextHops })],
  ['buckets', 1, 65_535, (buckets) => createResilientGroup([{ id: 1, weight: 1 }], { buckets })],
  ['hops[0].id', 0, 2 ** 31 - 1, (id) => createResilientGroup([{ id, weight: 1 }], { buckets: 1 })],
  ['rise', 1, 1000, (rise) => afterProbe(CHECKED_UP, true, { rise, fall: 1 })],
  ['fall', 1, 1000, (fall) => afterProbe(CHECKED_UP, true, { rise: 1, fall })],
  ['multiplier', 0, 1e9, (multiplier) => ejectionMs(multiplier, EJECTION_DEFAULTS)],
  ['intervalMs', 1, undefined, (intervalMs) => replayEjections([], { ...EJECTION_DEFAULTS, intervalMs })],
  ['baseEjectionMs', 1, undefined, (baseEjectionMs) => ejectionMs(1, { baseEjectionMs, maxEjectionMs: 2 ** 50 })],
  ['maxEjectionMs', 1, undefined, (maxEjectionMs) => ejectionMs(1, { baseEjectionMs: 1, maxEjectionMs })],
  ['alreadyEjected', 0, 1e6, (alreadyEjected) => successRateOutliers(judged, {}, alreadyEjected)],
  ['requestVolume', 0, 1e9, (requestVolume) => successRateOutliers(judged, { requestVolume })],
  ['minimumHosts', 0, 1e9, (minimumHosts) => successRateOutliers(judged, { minimumHosts })],
  ['stdevFactor', 0, 1e9, (stdevFactor) => successRateOutliers(judged, { stdevFactor })],
  ['requestVolume', 0, 1e9, (requestVolume) => failurePercentageOutliers(judged, { requestVolume })],
  ['minimumHosts', 0, 1e9, (minimumHosts) => failurePercentageOutliers(judged, { minimumHosts })],
  ['consecutive5xx', 1, 1e9, (consecutive5xx) => afterResponse(NEVER_EJECTED, true, consecutive5xx)],
  ['maxJitterMs', 0, 2 ** 32, (maxJitterMs) => ejectionJitterMs(maxJitterMs, 0)],
  ['hosts', 1, 1e9, (hosts) => mayEject(0, hosts, EJECTION_CAP_DEFAULTS)],
  ['ejected', 0, 1e9, (ejected) => mayEject(ejected, 10, EJECTION_CAP_DEFAULTS)],
  ['hosts[0].requests', 0, 1e12, (requests) => successRateOutliers([{ successPercent: 1, requests }])],
  ['attempt', 0, UINT32, (attempt) => envoyMaglevSlot({ hi: 0, lo: 1 }, 7, attempt)],
  [
    'port',
    0,
    65_535,
    (port) =>
      buildIpvsMaglev({ tabIndex: 8, tableSize: 251, destinations: [{ address: '10.0.0.1', port, weight: 1 }] }),
  ],
  [
    'tabIndex',
    8,
    17,
    (tabIndex) =>
      buildIpvsMaglev({ tabIndex, tableSize: 251, destinations: [{ address: '10.0.0.1', port: 1, weight: 1 }] }),
  ],
  ['srcPort', 0, 65_535, (srcPort) => glbRoute(new Uint8Array(16), '10.0.0.1', srcPort)],
  ['row', 0, GLB_ROWS - 1, (row) => glbRow(new Uint8Array(16), ['10.0.0.1'], row)],
  ['attempt', 0, UINT32, (attempt) => selectFromRing(ring, { hi: 0, lo: 1 }, attempt)],
  ['buckets', 1, 2 ** 31 - 1, (buckets) => jumpHash({ hi: 0, lo: 1 }, buckets)],
  ['srcPort', 0, 65_535, (srcPort) => katranFlowHash('10.0.0.1', srcPort, 1)],
  ['dstPort', 0, 65_535, (dstPort) => katranFlowHash('10.0.0.1', 1, dstPort)],
  [
    'maxRingSize',
    1,
    8_388_608,
    (maxRingSize) => buildEnvoyRing({ minRingSize: 1, maxRingSize, hosts: [{ hashKey: 'a', weight: 1 }] }),
  ],
  ['times', 1, UINT32, (times) => new LogHistogram().record(1, times)],
  ['servers', 1, 1e6, (servers) => erlangB(0.5, servers)],
  ['servers', 1, 1e6, (servers) => mmc({ arrivalsPerSecond: 0.5, servicesPerSecond: 1, servers })],
  ['tries', 1, 1000, (tries) => attemptsAtOneLayer(0.5, tries)],
  ['triesPerLayer[0]', 1, 1000, (tries) => worstAmplification([tries])],
  ['triesPerLayer[1]', 1, 1000, (tries) => meanAmplification(0.5, [2, tries])],
  ['layers', 1, 100, (layers) => budgetedAmplification(0.2, layers)],
  ['retry', 1, 1000, (retry) => envoyBackoff(retry, 25, 250)],
  ['attempt', 0, 1000, (attempt) => fullJitterBackoff(attempt, 25, 250)],
  ['activeRequests', 0, 1e9, (activeRequests) => maxConcurrentRetries({ activeRequests, pendingRequests: 0 })],
  ['pendingRequests', 0, 1e9, (pendingRequests) => maxConcurrentRetries({ activeRequests: 0, pendingRequests })],
  ['windowSize', 1, 1e6, (windowSize) => new CircuitBreaker({ windowSize, minimumNumberOfCalls: 1 })],
  ['minimumNumberOfCalls', 1, 1e9, (minimumNumberOfCalls) => new CircuitBreaker({ minimumNumberOfCalls })],
  ['permittedInHalfOpen', 1, 1e6, (permittedInHalfOpen) => new CircuitBreaker({ permittedInHalfOpen })],
  ['maxRetries', 0, 1000, (maxRetries) => loadUnderBudget({ ...budget, maxRetries })],
  ['ticketAgeAdd', 0, UINT32, (ticketAgeAdd) => earlyDataFreshness({ ...early, ticketAgeAdd })],
  ['obfuscatedTicketAge', 0, UINT32, (age) => earlyDataFreshness({ ...early, obfuscatedTicketAge: age })],
  ['previousKeysKept', 0, 1e6, (previousKeysKept) => ticketDecryptable({ ...ticket, previousKeysKept })],
  ['x.hosts', 0, 1e9, (hosts) => requireHostCounts('x', { hosts, healthy: 0 })],
  [
    'minRetryConcurrency',
    0,
    1e9,
    (minRetryConcurrency) => maxConcurrentRetries({ activeRequests: 1, pendingRequests: 1, minRetryConcurrency }),
  ],
  ['zones', 1, 1e6, (zones) => acceptedReplays(zones, 1)],
  ['copies', 0, 1e6, (copies) => acceptedReplays(1, copies)],
  ['serverFlightBytes', 1, 1e9, (serverFlightBytes) => flightWindow({ ...tcp, serverFlightBytes })],
  ['mss', 1, 65_535, (mss) => flightWindow({ ...tcp, mss })],
  ['initcwndSegments', 1, 1e6, (initcwndSegments) => flightWindow({ ...tcp, initcwndSegments })],
  ['maxDatagramSize', 1, 65_535, (maxDatagramSize) => flightWindow({ ...quic, maxDatagramSize })],
  ['clientBytesReceived', 1, 1e9, (clientBytesReceived) => flightWindow({ ...quic, clientBytesReceived })],
  ['instances', 1, 1e6, (instances) => resumptionHitRate(instances, { policy: 'per-instance' })],
  ['instances', 1, 1e6, (instances) => keptOnResize(instances, 2)],
  ['newInstances', 1, 1e6, (newInstances) => keptOnResize(2, newInstances)],
  [
    'callsInSequence',
    0,
    1e6,
    (callsInSequence) => crossZoneDelayMs({ callsInSequence, crossZoneFraction: 1, extraRttMs: 1 }),
  ],
  [
    'targetsPerZone[0]',
    0,
    1e6,
    (n) => crossZoneShares({ targetsPerZone: [n, 1], nodeShare: [0.5, 0.5], crossZone: true }),
  ],
  ['offsetSkip[0][0]', 0, 6, (offset) => buildPaperMaglev(7, [[offset, 1]])],
  ['offsetSkip[0][1]', 1, 6, (skip) => buildPaperMaglev(7, [[0, skip]])],
  ['backends[0].locality', 0, 1, (locality) => normalizeWeights([{ hashKey: 'a', weight: 1, locality }], [1, 1])],
  [
    'localityWeights[0]',
    0,
    UINT32,
    (weight) => normalizeWeights([{ hashKey: 'a', weight: 1, locality: 1 }], [weight, 1]),
  ],
  [
    'minRingSize',
    1,
    4,
    (minRingSize) => buildEnvoyRing({ minRingSize, maxRingSize: 4, hosts: [{ hashKey: 'a', weight: 1 }] }),
  ],
  ['maxTokens', 1, 1000, (maxTokens) => new RetryThrottle(maxTokens, 1)],
  ['servers', 1, 1e6, (servers) => mmcWaitQuantileS({ arrivalsPerSecond: 0.5, servicesPerSecond: 1, servers }, 0.5)],
  ['x.excluded', 0, 2, (excluded) => requireHostCounts('x', { hosts: 2, healthy: 0, excluded })],
  ['x.healthy', 0, 2, (healthy) => requireHostCounts('x', { hosts: 2, healthy })],
  ['x.degraded', 0, 1, (degraded) => requireHostCounts('x', { hosts: 2, healthy: 1, degraded })],
  [
    'position',
    1,
    5,
    (position) => remapShare({ algorithm: 'hash-threshold', operation: 'remove', nextHops: 5, position }),
  ],
  ['overprovisioningPercent', 1, 1e6, (percent) => priorityLoad({ levels: [level], overprovisioningPercent: percent })],
  [
    'levels[0].weights.total',
    0,
    1e12,
    (total) => priorityLoad({ levels: [{ hosts: 0, healthy: 0, weights: { total, healthy: 0 } }] }),
  ],
  ['panicThresholdPercent', 0, 100, (percent) => priorityLoad({ levels: [level], panicThresholdPercent: percent })],
  ['failed', 0, 4, (failed) => changedShares(7, 5, failed, 0)],
  ['draw', 0, undefined, (draw) => zoneBypass({ ...request, draw })],
  ['errorLimit', 1, 1e6, (errorLimit) => replayErrorLimit({ ...limit, errorLimit })],
  [
    'backends[0].weight',
    0,
    UINT32,
    (weight) => {
      const [one, other] = [7, 8].map((lo) => ({ hi: 0, lo }));
      return buildKatranRing(
        31,
        [
          { hash: one!, weight },
          { hash: other!, weight: 1 },
        ],
        1,
      );
    },
  ],
  ['seed', 0, UINT32, (seed) => buildCiliumMaglev({ tableSize: 7, seed, backends: [{ hashString: 'a', weight: 1 }] })],
  ['minClusterSize', 0, 1e9, (minClusterSize) => planZones({ ...zones, minClusterSize })],
  ['forceLocalZoneMinSize', 0, 1e9, (size) => planZones({ ...zones, forceLocalZoneMinSize: size })],
  ['upstream[0].healthy', 0, 1e9, (healthy) => planZones({ ...zones, upstream: [{ zone: 'a', healthy }] })],
  ['firstDraw', 0, Number.MAX_SAFE_INTEGER, (draw) => pickZone(direct, draw, 0)],
  ['secondDraw', 0, Number.MAX_SAFE_INTEGER, (draw) => pickZone(direct, 0, draw)],
];

const traffic = { calls: 1, crossZoneFraction: 0.5, requestBytes: 1, responseBytes: 1 };
const price = { egressUsdPerGiB: 0.01, ingressUsdPerGiB: 0.01 };
const NUMBERS: readonly Row[] = [
  ['timeoutMs', 0, undefined, (timeoutMs) => probeOutcome({ kind: 'silence' }, timeoutMs)],
  ['afterMs', 0, undefined, (afterMs) => probeOutcome({ kind: 'refused', afterMs }, 1)],
  ['bias', 0, 1000, (bias) => leastRequestWeight(1, 1, bias)],
  ['utilization', 0, 1e6, (utilization) => grpcWeight({ ...report, utilization })],
  ['errorUtilizationPenalty', 0, 1e6, (penalty) => grpcWeight(report, penalty)],
  ['weights[0]', 0, 1e300, (weight) => new StaticStrideScheduler([weight])],
  ['decayMs', 1e-6, 1e12, (decayMs) => new PeakEwma(1, { ...ewma, decayMs })],
  ['defaultRttMs', 1e-6, 1e12, (defaultRttMs) => new PeakEwma(1, { ...ewma, defaultRttMs })],
  ['sinceMs', 0, undefined, (sinceMs) => slowStartFactor(sinceMs, slowStart)],
  ['windowMs', 1, undefined, (windowMs) => slowStartFactor(0, { ...slowStart, windowMs })],
  ['aggression', 1e-6, 1e6, (aggression) => slowStartFactor(1, { ...slowStart, aggression })],
  ['minWeightPercent', 0, 100, (minWeightPercent) => slowStartFactor(1, { ...slowStart, minWeightPercent })],
  ['remoteTxMs', 1e-9, undefined, (remoteTxMs) => bfdDetectionMs({ remoteTxMs, localRxMs: 1, remoteMultiplier: 1 })],
  ['restartTimeMs', 0, undefined, (restartTimeMs) => staleRouteMs('lost', { restartTimeMs, notifications: false })],
  ['advertIntervalMs', 1e-9, undefined, (ms) => vrrpMasterDownMs({ advertIntervalMs: ms, backupPriority: 1 })],
  [
    'intervalS',
    1e-9,
    undefined,
    (intervalS) => healthCheckDetectionS({ intervalS, unhealthyThreshold: 1, timeoutS: 0 }),
  ],
  ['baseMs', 1e-9, undefined, (baseMs) => envoyBackoff(1, baseMs)],
  ['baseMs', 1e-9, undefined, (baseMs) => fullJitterBackoff(1, baseMs, 250)],
  ['tokenRatio', 0.001, 1000, (tokenRatio) => new RetryThrottle(10, tokenRatio)],
  [
    'errorRatio',
    0,
    1,
    (errorRatio) => alertDetection({ slo: 0.9, windowS: 60, burnRateThreshold: 1 }, errorRatio, 3600),
  ],
  ['periodS', 1e-9, undefined, (periodS) => burnRateThreshold(0.5, 1, periodS)],
  ['windowS', 1e-9, undefined, (windowS) => burnRateThreshold(0.5, windowS, 1)],
  ['periodS', 1e-9, undefined, (periodS) => exhaustionS(0.5, 0.9, periodS)],
  ['periodS', 1e-9, undefined, (periodS) => allowedDowntimeS(0.9, periodS)],
  ['periodS', 1e-9, undefined, (periodS) => availability(0, periodS)],
  ['downtimeS', 0, 10, (downtimeS) => availability(downtimeS, 10)],
  ['totalRequests', 0, undefined, (totalRequests) => requestBudget(0.9, totalRequests, 0)],
  ['badRequests', 0, 10, (badRequests) => requestBudget(0.9, 10, badRequests)],
  ['windowS', 1e-9, undefined, (windowS) => redWindow(windowS, [])],
  ['segments[0].durationS', 0, undefined, (durationS) => evaluateRules(0.9, [{ ...segment, durationS }])],
  [
    'segments[0].requestsPerSecond',
    0,
    undefined,
    (rate) => evaluateRules(0.9, [{ ...segment, requestsPerSecond: rate }]),
  ],
  ['segments[0].errorRatio', 0, 1, (errorRatio) => evaluateRules(0.9, [{ ...segment, errorRatio }])],
  ['buckets[0].count', 0, undefined, (count) => bucketQuantile(0.5, [{ upperBound: Infinity, count }])],
  ['loads[0]', 0, undefined, (load) => loadImbalance([load, 1])],
  ['arrivalsPerSecond', 0, undefined, (rate) => mg1({ arrivalsPerSecond: rate, meanServiceS: 1, scv: 1 })],
  ['meanServiceS', 1e-9, undefined, (meanServiceS) => mg1({ arrivalsPerSecond: 0.1, meanServiceS, scv: 1 })],
  ['scv', 0, undefined, (scv) => mg1({ arrivalsPerSecond: 0.1, meanServiceS: 1, scv })],
  ['mix[0].serviceS', 1e-9, undefined, (serviceS) => serviceMix([{ probability: 1, serviceS }])],
  ['arrivalsPerSecond', 0, undefined, (rate) => mmc({ arrivalsPerSecond: rate, servicesPerSecond: 1, servers: 1 })],
  ['servicesPerSecond', 1e-9, undefined, (rate) => mmc({ arrivalsPerSecond: 1, servicesPerSecond: rate, servers: 1 })],
  ['basePerSecond', 0, undefined, (basePerSecond) => spike({ ...burst, basePerSecond })],
  ['peakPerSecond', 0, undefined, (peakPerSecond) => spike({ ...burst, peakPerSecond })],
  ['peakS', 0, undefined, (peakS) => spike({ ...burst, peakS })],
  ['capacityPerSecond', 1e-9, undefined, (capacityPerSecond) => spike({ ...burst, capacityPerSecond })],
  ['initialBacklog', 0, undefined, (initialBacklog) => spike({ ...burst, initialBacklog })],
  ['newConnectionsPerSecond', 0, undefined, (rate) => tlsCores({ ...cpu, newConnectionsPerSecond: rate })],
  ['gigabytesPerSecond', 0, undefined, (rate) => tlsCores({ ...cpu, gigabytesPerSecond: rate })],
  ['cpuSecondsPerGigabyte', 0, undefined, (seconds) => tlsCores({ ...cpu, cpuSecondsPerGigabyte: seconds })],
  ['targetUtilisation', 1e-9, 1, (targetUtilisation) => tlsCores({ ...cpu, targetUtilisation })],
  ['probClientIpChanged', 0, 1, (p) => resumptionHitRate(2, { policy: 'source-hash', probClientIpChanged: p })],
  ['shareSynced', 0, 1, (shareSynced) => resumptionHitRate(2, { policy: 'shared-stek', shareSynced })],
  ['rotationPeriodS', 1e-9, undefined, (rotationPeriodS) => ticketDecryptable({ ...ticket, rotationPeriodS })],
  [
    'localities[0].weight',
    0,
    UINT32,
    (weight) =>
      localityWeights([
        { hosts: 1, healthy: 1, weight },
        { hosts: 1, healthy: 1, weight: 1 },
      ]),
  ],
  ['overprovisioningPercent', 1, 1e6, (percent) => localityWeights([{ hosts: 1, healthy: 1, weight: 1 }], percent)],
  [
    'nodeShare[0]',
    0,
    1,
    (share) => crossZoneShares({ targetsPerZone: [1, 1], nodeShare: [share, 1 - share], crossZone: true }),
  ],
  ['localRxMs', 0, undefined, (localRxMs) => bfdDetectionMs({ remoteTxMs: 1, localRxMs, remoteMultiplier: 1 })],
  ['timeoutS', 0, undefined, (timeoutS) => healthCheckDetectionS({ intervalS: 1, unhealthyThreshold: 1, timeoutS })],
  ['elapsedS', 0, undefined, (elapsedS) => staleFraction(elapsedS, 1)],
  [
    'violatorShare',
    0,
    1,
    (violatorShare) => staleFractionWithViolators({ elapsedS: 1, ttlS: 1, violatorShare, violatorTtlS: 1 }),
  ],
  ['queriesPerSecond', 0, undefined, (queriesPerSecond) => staleAtResolver(1, 1, queriesPerSecond)],
  ['requestsPerSecond', 0, undefined, (requestsPerSecond) => misdirectedRequests(1, 60, requestsPerSecond)],
  ['idleTimerMs', 0, undefined, (idleTimerMs) => createResilientGroup([], { buckets: 1, idleTimerMs })],
  ['unbalancedTimerMs', 0, undefined, (timer) => createResilientGroup([], { buckets: 1, unbalancedTimerMs: timer })],
  ['jitterMs', 0, undefined, (jitterMs) => ejectionMs(1, EJECTION_DEFAULTS, jitterMs)],
  ['jitterMs', 0, undefined, (jitterMs) => replayEjections([], EJECTION_DEFAULTS, jitterMs)],
  ['threshold', 0, 100, (threshold) => failurePercentageOutliers(judged, { threshold })],
  ['maxEjectionPercent', 0, 100, (maxEjectionPercent) => successRateOutliers(judged, { maxEjectionPercent })],
  ['hosts[0].successPercent', 0, 100, (successPercent) => successRateOutliers([{ successPercent, requests: 1 }])],
  ['budgetFraction', 0, 1, (budgetFraction) => burnRateThreshold(budgetFraction, 1, 1)],
  ['errorRatio', 0, 1, (errorRatio) => burnRate(errorRatio, 0.9)],
  ['value', 0, undefined, (value) => new LogHistogram().record(value)],
  ['requests[0].durationMs', 0, undefined, (durationMs) => redWindow(1, [{ durationMs, failed: false }])],
  ['offeredErlangs', 0, undefined, (offeredErlangs) => erlangB(offeredErlangs, 1)],
  ['failureProbability', 0, 1, (failureProbability) => attemptsAtOneLayer(failureProbability, 2)],
  ['leafFailureProbability', 0, 1, (leaf) => meanAmplification(leaf, [2, 2])],
  ['budgetRatio', 0, 1000, (budgetRatio) => budgetedAmplification(budgetRatio, 2)],
  ['capMs', 0, undefined, (capMs) => fullJitterBackoff(1, 25, capMs)],
  [
    'budgetPercent',
    0,
    100,
    (budgetPercent) => maxConcurrentRetries({ activeRequests: 1, pendingRequests: 1, budgetPercent }),
  ],
  ['failureRateThreshold', 1e-9, 100, (failureRateThreshold) => new CircuitBreaker({ failureRateThreshold })],
  ['slowCallRateThreshold', 1e-9, 100, (slowCallRateThreshold) => new CircuitBreaker({ slowCallRateThreshold })],
  ['slowCallDurationMs', 0, undefined, (slowCallDurationMs) => new CircuitBreaker({ slowCallDurationMs })],
  ['waitOpenMs', 0, undefined, (waitOpenMs) => new CircuitBreaker({ waitOpenMs })],
  ['waitMultiplier', 1, 1000, (waitMultiplier) => new CircuitBreaker({ waitMultiplier })],
  ['maxWaitOpenMs', 5, undefined, (maxWaitOpenMs) => new CircuitBreaker({ waitOpenMs: 5, maxWaitOpenMs })],
  ['failureProbability', 0, 1, (failureProbability) => loadUnderBudget({ ...budget, failureProbability })],
  ['budgetRatio', 0, 1, (budgetRatio) => loadUnderBudget({ ...budget, budgetRatio })],
  ['depositPerSuccess', 0, 1e6, (depositPerSuccess) => loadUnderTokenBucket({ ...bucket, depositPerSuccess })],
  ['costPerRetry', 1e-9, 1e6, (costPerRetry) => loadUnderTokenBucket({ ...bucket, costPerRetry })],
  ['ticketCreationMs', 0, undefined, (ticketCreationMs) => earlyDataFreshness({ ...early, ticketCreationMs })],
  ['estimatedRttMs', 0, undefined, (estimatedRttMs) => earlyDataFreshness({ ...early, estimatedRttMs })],
  ['serverNowMs', 0, undefined, (serverNowMs) => earlyDataFreshness({ ...early, serverNowMs })],
  ['windowMs', 0, undefined, (windowMs) => earlyDataFreshness({ ...early, windowMs })],
  ['ticketAgeS', 0, undefined, (ticketAgeS) => ticketDecryptable({ ...ticket, ticketAgeS })],
  ['ticketLifetimeS', 0, undefined, (ticketLifetimeS) => ticketDecryptable({ ...ticket, ticketLifetimeS })],
  ['mix[0].probability', 0, 1, (probability) => serviceMix([{ probability, serviceS: 1 }, rest(probability)])],
  ['hitRate', 0, 1, (hitRate) => meanHandshakeS(hitRate, 1, 1)],
  ['fullS', 0, undefined, (fullS) => meanHandshakeS(0.5, fullS, 0)],
  ['resumedS', 0, undefined, (resumedS) => meanHandshakeS(0.5, 1, resumedS)],
  ['calls', 0, undefined, (calls) => crossZoneCost({ ...traffic, calls }, price)],
  ['crossZoneFraction', 0, 1, (crossZoneFraction) => crossZoneCost({ ...traffic, crossZoneFraction }, price)],
  ['requestBytes', 0, undefined, (requestBytes) => crossZoneCost({ ...traffic, requestBytes }, price)],
  ['responseBytes', 0, undefined, (responseBytes) => crossZoneCost({ ...traffic, responseBytes }, price)],
  ['egressUsdPerGiB', 0, undefined, (egressUsdPerGiB) => crossZoneCost(traffic, { ...price, egressUsdPerGiB })],
  ['ingressUsdPerGiB', 0, undefined, (ingressUsdPerGiB) => crossZoneCost(traffic, { ...price, ingressUsdPerGiB })],
  ['checkIntervalMs', 1, 1e9, (checkIntervalMs) => replayErrorLimit({ ...limit, checkIntervalMs })],
  ['requestIntervalMs', 0.01, 1e9, (requestIntervalMs) => replayErrorLimit({ ...limit, requestIntervalMs })],
  [
    'durationMs',
    0,
    1e9,
    (durationMs) => replayErrorLimit({ ...limit, durationMs, checkIntervalMs: 1e9, requestIntervalMs: 1e9 }),
  ],
  ['firstCheckMs', 0, 1000, (firstCheckMs) => replayErrorLimit({ ...limit, firstCheckMs })],
  ['rttMs', 0, undefined, (rttMs) => timeToFirstByte({ ...firstByte, rttMs })],
  ['backendMs', 0, undefined, (backendMs) => timeToFirstByte({ ...firstByte, backendMs })],
  ['handshakeServerMs', 0, undefined, (ms) => timeToFirstByte({ ...firstByte, handshakeServerMs: ms })],
  ['extraRttMs', 0, undefined, (ms) => crossZoneDelayMs({ callsInSequence: 1, crossZoneFraction: 1, extraRttMs: ms })],
  [
    'crossZoneFraction',
    0,
    1,
    (crossZoneFraction) => crossZoneDelayMs({ callsInSequence: 1, crossZoneFraction, extraRttMs: 1 }),
  ],
  ['thresholdPercent', 0, 100, (thresholdPercent) => isInPanic({ hosts: 1, healthy: 1 }, thresholdPercent)],
  ['routingEnabledPercent', 0, 100, (routingEnabledPercent) => zoneBypass({ ...request, routingEnabledPercent })],
];

/** What makes the probabilities of a mix sum to 1, if it can. */
const rest = (probability: number) => ({ probability: Math.max(0, 1 - probability), serviceS: 1 });

/** What a form, a file or a slip of the pen may give in place of a number. */
const NO_NUMBERS: readonly unknown[] = [Number.NaN, '7', true, {}];

/** The ends of a range stand in documents and in kernels: one off is another system. */
describe.each([
  ['an integer', INTEGERS, 1],
  ['a number', NUMBERS, 1e-6],
] as const)('%s', (_, rows, step) => {
  it.each(rows)('%s is taken from %d to %d, and refused beyond', (field, least, greatest, call) => {
    const ends = greatest === undefined ? [least] : [least, greatest];
    const beyond =
      greatest === undefined ? [least - step] : [least - step, greatest + Math.max(step, greatest * Number.EPSILON)];
    for (const value of ends) expect(() => call(value)).not.toThrow();
    for (const value of beyond) expect(() => call(value)).toThrow(`${field}:`);
    for (const value of NO_NUMBERS) expect(() => call(value as number)).toThrow(EngineError);
  });
});
