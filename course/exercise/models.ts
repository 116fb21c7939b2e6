import { grpcWeight } from '../../engine/balance/grpcWeighted';
import { SLOW_START_DEFAULTS, type SlowStart, slowStartFactor } from '../../engine/balance/slowStart';
import {
  bfdDetectionMs,
  bgpHoldDetection,
  healthCheckAfterResultS,
  healthCheckDetectionS,
  vrrpMasterDownMs,
  vrrpSkewMs,
} from '../../engine/detection/failureDetection';
import { type GracefulRestart, type SessionEnd, staleRouteMs } from '../../engine/detection/gracefulRestart';
import { dnsFailover, misdirectedRequests, staleAtResolver, staleFraction } from '../../engine/dns/stale';
import { remapShare } from '../../engine/ecmp/remap';
import { EngineError } from '../../engine/errors';
import { type EjectionCap, withinCap } from '../../engine/health/ejectionCap';
import { type SuccessRateConfig, successRateOutliers } from '../../engine/health/successRate';
import { buildEnvoyMaglev, type EnvoyMaglevConfig } from '../../engine/maglev/envoy';
import { buildPaperMaglev } from '../../engine/maglev/paper';
import { compareScheme, type Scheme } from '../../engine/maglev/schemes';
import { bucketQuantile } from '../../engine/metrics/bucketQuantile';
import { alertDetection, type BurnAlert, burnRate } from '../../engine/metrics/burnRate';
import { allowedDowntimeS, availability } from '../../engine/metrics/errorBudget';
import { erlangB } from '../../engine/queues/erlangB';
import { mg1 } from '../../engine/queues/mg1';
import { type MmcInput, mmc, mmcResponseQuantileS, mmcWaitQuantileS } from '../../engine/queues/mmc';
import { spike } from '../../engine/queues/spike';
import { supermarketTime } from '../../engine/queues/supermarket';
import {
  attemptsAtOneLayer,
  budgetedAmplification,
  loadUnderBudget,
  worstAmplification,
} from '../../engine/resilience/amplification';
import { maxConcurrentRetries } from '../../engine/resilience/retryBudget';
import { tlsCores } from '../../engine/tls/cpu';
import { acceptedReplays } from '../../engine/tls/earlyData';
import { handshakeCpuMs } from '../../engine/tls/handshakeCpu';
import { type ResumptionPolicy, resumptionHitRate } from '../../engine/tls/resumption';
import { type Handshake, rttsBeforeRequest, timeToFirstByte } from '../../engine/tls/roundTrips';
import { crossZoneShares } from '../../engine/zones/crossZone';
import { localityWeights } from '../../engine/zones/localityWeighted';
import { priorityLoad } from '../../engine/zones/priorityLoad';
import { planZones } from '../../engine/zones/zoneAware';

/** An exact model as a claim asks it: its input as the lesson's yaml writes it, its answer by field; units stand in names. */
export type Model = (input: Readonly<Record<string, unknown>>) => object;

/** The model checks what it is given, so yaml may be handed to it as it is. */
const model =
  <Input>(ask: (input: Input) => object): Model =>
  (input) =>
    ask(input as Input);

/** The exact models that a claim may name (`model: bfd-detection`). */
export const models: Readonly<Record<string, Model>> = {
  'bfd-detection': model((input: Parameters<typeof bfdDetectionMs>[0]) => ({ detectionMs: bfdDetectionMs(input) })),
  'bgp-hold-detection': model(bgpHoldDetection),
  'vrrp-master-down': model((input: Parameters<typeof vrrpMasterDownMs>[0]) => ({
    masterDownMs: vrrpMasterDownMs(input),
    skewMs: vrrpSkewMs(input),
  })),
  'health-check-detection': model(healthCheckDetectionS),
  'health-check-after-result': model(healthCheckAfterResultS),
  'stale-routes': model(({ end, ...agreed }: GracefulRestart & { readonly end: SessionEnd }) => ({
    staleMs: staleRouteMs(end, agreed),
  })),
  'ecmp-remap': model(remapShare),
  'envoy-maglev': model((input: EnvoyMaglevConfig) => {
    const { table, buildOrder } = buildEnvoyMaglev(input);
    const slots = buildOrder.map((entry) => entry.slots);
    const owners = Array.from(table, (host) => input.hosts[host]!.hashKey);
    return { slots, owners, leastSlots: Math.min(...slots), mostSlots: Math.max(...slots) };
  }),
  'paper-maglev': model(paperMaglev),
  'hash-scheme': model(({ scheme, tableSize, backends, gone }: SchemeInput) =>
    compareScheme(scheme, tableSize, backends, gone),
  ),
  'envoy-zone-aware': model(zoneAware),
  'envoy-priority-load': model(priorityLoad),
  'envoy-locality-weights': model(({ localities, overprovisioningPercent }: LocalityInput) =>
    localityWeights(localities, overprovisioningPercent),
  ),
  'cross-zone-shares': model(crossZoneShares),
  'tls-round-trips': model((input: Handshake) => ({ beforeRequest: rttsBeforeRequest(input) })),
  'tls-first-byte': model(timeToFirstByte),
  'tls-handshake-cpu': model((input: Parameters<typeof handshakeCpuMs>[0]) => ({ cpuMs: handshakeCpuMs(input) })),
  'tls-cores': model(tlsCores),
  'tls-resumption': model(({ instances, ...policy }: ResumptionPolicy & { readonly instances: number }) => ({
    hitRate: resumptionHitRate(instances, policy),
  })),
  'tls-replays': model(({ zones, copies }: Readonly<Record<'zones' | 'copies', number>>) =>
    acceptedReplays(zones, copies),
  ),
  'mmc-queue': model(mmcQueue),
  'mg1-queue': model(mg1),
  'erlang-b': model(({ offeredErlangs, servers }: { readonly offeredErlangs: number; readonly servers: number }) => ({
    blocking: erlangB(offeredErlangs, servers),
  })),
  spike: model(spike),
  supermarket: model(({ load, choices }: Readonly<Record<'load' | 'choices', number>>) => ({
    meanServiceTimes: supermarketTime(load, choices),
  })),
  'grpc-weight': model((report: Parameters<typeof grpcWeight>[0]) => ({ weight: grpcWeight(report) })),
  'slow-start': model(({ sinceMs, windowMs, ...config }: SlowStartInput) => ({
    factor: slowStartFactor(sinceMs, { ...SLOW_START_DEFAULTS, windowMs, ...config }),
  })),
  'dns-stale': model(({ elapsedS, ttlS }: { readonly elapsedS: number; readonly ttlS: number }) => ({
    staleShare: staleFraction(elapsedS, ttlS),
  })),
  'dns-stale-at-resolver': model(
    ({ elapsedS, ttlS, queriesPerSecond }: Readonly<Record<'elapsedS' | 'ttlS' | 'queriesPerSecond', number>>) =>
      staleAtResolver(elapsedS, ttlS, queriesPerSecond),
  ),
  'dns-failover': model(dnsFailover),
  'dns-misdirected': model(
    ({ records, ttlS, requestsPerSecond }: Readonly<Record<'records' | 'ttlS' | 'requestsPerSecond', number>>) => ({
      requests: misdirectedRequests(records, ttlS, requestsPerSecond),
    }),
  ),
  'bucket-quantile': model(({ q, buckets }: BucketsInput) => ({
    value: bucketQuantile(
      q,
      buckets.map(({ count, upperBound = Number.POSITIVE_INFINITY }) => ({ count, upperBound })),
    ),
  })),
  'burn-rate': model(({ errorRatio, slo }: { readonly errorRatio: number; readonly slo: number }) => ({
    burnRate: burnRate(errorRatio, slo),
  })),
  'burn-alert': model(
    ({ errorRatio, periodS, ...alert }: BurnAlert & { readonly errorRatio: number; readonly periodS: number }) =>
      alertDetection(alert, errorRatio, periodS),
  ),
  availability: model(({ downtimeS, periodS }: { readonly downtimeS: number; readonly periodS: number }) => ({
    availability: availability(downtimeS, periodS),
  })),
  'allowed-downtime': model(({ slo, periodS }: { readonly slo: number; readonly periodS: number }) => ({
    downtimeS: allowedDowntimeS(slo, periodS),
  })),
  'retry-attempts': model(
    ({ failureProbability, tries }: { readonly failureProbability: number; readonly tries: number }) =>
      attemptsAtOneLayer(failureProbability, tries),
  ),
  'retry-layers': model(({ triesPerLayer }: { readonly triesPerLayer: readonly number[] }) => ({
    worstAttempts: worstAmplification(triesPerLayer),
  })),
  'retry-budget-layers': model(({ budgetRatio, layers }: Readonly<Record<'budgetRatio' | 'layers', number>>) => ({
    worstAttempts: budgetedAmplification(budgetRatio, layers),
  })),
  'retry-budget-load': model(loadUnderBudget),
  'envoy-retry-budget': model((input: Parameters<typeof maxConcurrentRetries>[0]) => ({
    maxConcurrentRetries: maxConcurrentRetries(input),
  })),
  'envoy-success-rate': model(successRate),
  'envoy-ejection-cap': model(({ hosts, ...cap }: EjectionCap & { readonly hosts: number }) => ({
    mayGo: withinCap([...Array(hosts).keys()], 0, hosts, cap).length,
  })),
};

/**
 * The leaf at `path` (`fractions[0]`) of what a model answers.
 * Errors: `EngineError` on a name that is none, on a path that leads nowhere, on a missing field, and on what the model itself refuses.
 */
export function askModel(
  known: Readonly<Record<string, Model>>,
  name: string,
  input: Readonly<Record<string, unknown>>,
  path: string,
): unknown {
  const asked = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!asked) throw new EngineError('model', name, `one of ${Object.keys(known).join(', ')}`);
  const answer = answerOf(asked, name, input);
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const leaf = keys.reduce((value: unknown, key) => (isObject(value) ? value[key] : undefined), answer);
  if (leaf === undefined) throw new EngineError('path', path, `one that begins with ${Object.keys(answer).join(', ')}`);
  return leaf;
}

/** Models read their fields without asking whether they are there: yaml that lacks one is the lesson's mistake. */
function answerOf(asked: Model, name: string, input: Readonly<Record<string, unknown>>): object {
  try {
    return asked(input);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new EngineError('input', input, `all fields that the model ${name} reads (${error.message})`);
  }
}

/** What is left out is as where nothing is configured. */
interface SlowStartInput extends Pick<SlowStart, 'windowMs'>, Partial<Omit<SlowStart, 'windowMs'>> {
  readonly sinceMs: number;
}

interface PaperInput {
  readonly tableSize: number;
  readonly backends: readonly { readonly id: string; readonly offset: number; readonly skip: number }[];
}

/** The table of given preference lists, with the backends in it by name. */
function paperMaglev({ tableSize, backends }: PaperInput): object {
  const { table } = buildPaperMaglev(
    tableSize,
    backends.map(({ offset, skip }) => [offset, skip]),
  );
  return { owners: Array.from(table, (owner) => backends[owner]!.id) };
}

interface BucketsInput {
  readonly q: number;
  /** The one without a bound is that of +Inf. */
  readonly buckets: readonly { readonly count: number; readonly upperBound?: number }[];
}

interface SchemeInput {
  readonly scheme: Scheme;
  readonly tableSize: number;
  readonly backends: number;
  readonly gone: number;
}

interface LocalityInput {
  readonly localities: Parameters<typeof localityWeights>[0];
  readonly overprovisioningPercent?: number;
}

/** Envoy's plan, with its shares of the callers and of the backends as parts of one beside the basis points. */
function zoneAware(input: Parameters<typeof planZones>[0]): object {
  const plan = planZones(input);
  if (plan.mode === 'NoLocalityRouting') return plan;
  const [callerShares, backendShares] = [plan.originatingBp, plan.upstreamBp].map((all) =>
    all.map((bp) => bp / 10_000),
  );
  return { ...plan, callerShares, backendShares };
}

/** M/M/c in equilibrium; a queue that never settles has no waits to answer. */
function mmcQueue(input: MmcInput): object {
  const queue = mmc(input);
  if (!queue.stable) return queue;
  return {
    ...queue,
    waitP50Ms: 1000 * mmcWaitQuantileS(input, 0.5),
    waitP99Ms: 1000 * mmcWaitQuantileS(input, 0.99),
    responseP50Ms: 1000 * mmcResponseQuantileS(input, 0.5),
    responseP99Ms: 1000 * mmcResponseQuantileS(input, 0.99),
  };
}

interface SuccessRateInput extends Partial<SuccessRateConfig> {
  readonly successPercents: readonly number[];
  readonly requestsPerHost: number;
}

/** One interval of Envoy's success-rate ejection over hosts of equal traffic, none of them ejected before it. */
function successRate({ successPercents, requestsPerHost, ...config }: SuccessRateInput): object {
  const hosts = successPercents.map((successPercent) => ({ successPercent, requests: requestsPerHost }));
  const { statistics, outliers, ejected } = successRateOutliers(hosts, config);
  return { ...statistics, outliers: outliers.length, ejected: ejected.length };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
