/**
 * The engine's public face: what a script, or another project, imports. Everything here is a pure function of plain
 * values (docs/engine-in-node.md); what is not here may change without notice.
 */

// A run: a scenario in, all that happened out.

export { EngineError } from './errors';
export { type ExplainStep, explain } from './explain/explain';
export { type DecodedPermalink, decodePermalink, encodePermalink, type Permalink } from './links/permalink';
export { type MeasureName, type MeasureUnit, measure, measureNames, measureOf } from './metrics/measures';
export { namedScenarios } from './scenario/named';
export { patchScenario, type ScenarioPatch } from './scenario/patch';
export type { Fault, FaultKind, Policies, Scenario, Topology } from './scenario/schema';
export { parseScenario } from './scenario/validate';
export { compare, type Difference } from './simulation/compare';
export { runDigest } from './simulation/digest';
export type { FlowTrace, Frame, Run, RunEvent } from './simulation/run';
export { type Simulation, simulate, start } from './simulation/simulate';

// What a run's data mean: the same figures that the pictures draw.

export { judgedBackends } from './story/beliefs';
export { type Dashboard, dashboardOf } from './story/dashboard';
export { recordChangedMs, sentToDead } from './story/dnsMemory';
export { ejectionsOf, illnessOf } from './story/ejections';
export { type FailoverClock, failoverClock } from './story/failoverClock';
export { type FlowRow, flowRows } from './story/flowTable';
export { frameAt } from './story/frame';
export { markOf, type Tally, tallyOf } from './story/marks';
export { type Movement, movementOf, type Way } from './story/movement';
export { longestOutage, outages } from './story/outages';
export { breakersOf, phasesOf } from './story/storm';
export { type View, viewOf } from './story/view';

// Hashes, and the 64-bit integers that they answer.

export { fnv1a64 } from './hash/fnv1a';
export { jhash, jhash2Words } from './hash/jhash';
export { murmur3x64, murmur3x86 } from './hash/murmur3';
export { sipHash13, sipHash24, sipKey } from './hash/siphash';
export { toBigInt, toHex, type U64, u64 } from './hash/u64';
export { xxhash64 } from './hash/xxhash64';

// Which next hop a router takes.

export type { EcmpAlgorithm } from './ecmp/algorithms';
export { type FiveTuple, formatIpv4, PROTOCOL, parseIpv4 } from './ecmp/flow';
export { createGroup, type NextHopGroup } from './ecmp/group';
export { hashThresholdBounds, selectByThreshold } from './ecmp/hashThreshold';
export { linuxFlowHash } from './ecmp/linux';
export { remapShare } from './ecmp/remap';
export { createResilientGroup, replaceHops, touchBucket, upkeep } from './ecmp/resilient';

// Which backend a table of hashes names.

export { buildCiliumMaglev } from './maglev/cilium';
export { disruption } from './maglev/disruption';
export { buildEnvoyMaglev, envoyMaglevSlot, envoyRequestHash } from './maglev/envoy';
export { buildGlbTable, glbRoute, rankGlbHosts } from './maglev/glb';
export { buildIpvsMaglev, ipvsLookup, ipvsSelect } from './maglev/ipvs';
export { jumpHash } from './maglev/jump';
export { buildKatranRing, katranFlowHash } from './maglev/katran';
export { buildPaperMaglev } from './maglev/paper';
export { buildEnvoyRing, selectFromRing } from './maglev/ring';

// How a balancer picks the next backend.

export { overload, withBoundedLoad } from './balance/boundedHash';
export { EdfScheduler } from './balance/edf';
export { grpcWeight, StaticStrideScheduler } from './balance/grpcWeighted';
export { LeastConn } from './balance/leastConn';
export { leastOfAll, leastOfChoices, leastRequestWeight } from './balance/leastRequest';
export { PeakEwma } from './balance/peakEwma';
export { slowStartFactor } from './balance/slowStart';
export { SmoothWeightedRoundRobin } from './balance/smoothWeighted';

// Zones and priorities.

export { crossZoneCost, crossZoneDelayMs } from './zones/cost';
export { crossZoneShares } from './zones/crossZone';
export { localityWeights } from './zones/localityWeighted';
export { isInPanic } from './zones/panic';
export { priorityLoad } from './zones/priorityLoad';
export { pickZone, planZones } from './zones/zoneAware';

// How soon a failure is noticed, and what is done about it.

export {
  bfdDetectionMs,
  bgpHoldDetection,
  healthCheckAfterResultS,
  healthCheckDetectionS,
  vrrpMasterDownMs,
  vrrpSkewMs,
} from './detection/failureDetection';
export { staleRouteMs } from './detection/gracefulRestart';
export { dnsFailover, misdirectedRequests, staleAtResolver, staleFraction } from './dns/stale';
export { afterProbe } from './health/activeCheck';
export { eject, ejectionMs, replayEjections, sweep } from './health/ejection';
export { replayErrorLimit } from './health/errorLimit';
export { successRateOutliers } from './health/successRate';
export { attemptsAtOneLayer, loadUnderBudget, meanAmplification, worstAmplification } from './resilience/amplification';
export { envoyBackoff, fullJitterBackoff } from './resilience/backoff';
export { CircuitBreaker } from './resilience/circuitBreaker';
export { maxConcurrentRetries, RetryThrottle } from './resilience/retryBudget';

// Queues.

export { erlangB } from './queues/erlangB';
export { mg1 } from './queues/mg1';
export { mmc, mmcResponseQuantileS, mmcWaitQuantileS } from './queues/mmc';
export { spike } from './queues/spike';
export { supermarketTime } from './queues/supermarket';

// TLS.

export { meanHandshakeS, tlsCores } from './tls/cpu';
export { acceptedReplays, earlyDataFreshness } from './tls/earlyData';
export { flightWindow } from './tls/flightWindow';
export { handshakeCpuMs } from './tls/handshakeCpu';
export { keptOnResize, resumptionHitRate, ticketDecryptable } from './tls/resumption';
export { rttsBeforeRequest, timeToFirstByte } from './tls/roundTrips';

// What an operator watches.

export { bucketQuantile } from './metrics/bucketQuantile';
export { alertDetection, alertResetS, burnRate, burnRateThreshold } from './metrics/burnRate';
export { allowedDowntimeS, availability, requestBudget } from './metrics/errorBudget';
export { loadImbalance } from './metrics/imbalance';
export { evaluateRules, MULTIWINDOW_RULES } from './metrics/multiwindow';
export { redWindow } from './metrics/red';
