import { SLOW_START_DEFAULTS } from '../../engine/balance/slowStart';
import { BFD_DEFAULTS } from '../../engine/detection/failureDetection';
import { EJECTION_DEFAULTS } from '../../engine/health/ejection';
import { CIRCUIT_BREAKER_DEFAULTS } from '../../engine/resilience/circuitBreaker';
import { RETRY_BUDGET_DEFAULTS } from '../../engine/resilience/retryBudget';
import { type Policies, SAMPLED_FLOWS } from '../../engine/scenario/schema';
import { masterPriorityOf } from '../../engine/scenario/vrrpPriority';
import { handshakeCpuMs } from '../../engine/tls/handshakeCpu';
import type { Draft } from './labState';

type On<P> = NonNullable<P>;

const { frr } = BFD_DEFAULTS;
const { failureRateThreshold, windowSize, minimumNumberOfCalls, permittedInHalfOpen, waitOpenMs } =
  CIRCUIT_BREAKER_DEFAULTS;

/** What a policy that may be off begins with: the defaults of FRR, Envoy and resilience4j. */
const ON: Readonly<Record<string, object>> = {
  'policies.detection.bfd': { txMs: frr.txMs, multiplier: frr.multiplier } satisfies On<Policies['detection']['bfd']>,
  // HAProxy's `inter` and `fall`.
  'policies.detection.healthHook': { intervalMs: 2000, failures: 3 } satisfies On<Policies['detection']['healthHook']>,
  'policies.ejection': {
    ...EJECTION_DEFAULTS,
    // Envoy's `consecutive_5xx` and `max_ejection_percent`.
    consecutive5xx: 5,
    maxEjectionPercent: 10,
  } satisfies On<Policies['ejection']>,
  'policies.ejection.successRate': { minimumHosts: 5, requestVolume: 100, stdevFactor: 1900 },
  'policies.ejection.failurePercentage': { minimumHosts: 5, requestVolume: 50, threshold: 85 },
  'policies.breaker': {
    ...{ failureRateThreshold, windowSize, minimumNumberOfCalls, permittedInHalfOpen, waitOpenMs },
  } satisfies On<Policies['breaker']>,
  // Envoy's documentation suggests a minute for services that warm a cache.
  'policies.slowStart': { windowMs: 60_000 } satisfies On<Policies['slowStart']>,
  // Envoy's `max_connections` and `max_pending_requests`.
  'policies.limits': { connections: 1024, pending: 1024 } satisfies On<Policies['limits']>,
  'policies.retries.budget': {
    percent: RETRY_BUDGET_DEFAULTS.budgetPercent,
    minConcurrency: RETRY_BUDGET_DEFAULTS.minRetryConcurrency,
  } satisfies On<Policies['retries']['budget']>,
};

/** The value of a group that is switched the other way. */
export const offAndOn = (path: string, isOn: boolean): object | null => (isOn ? null : (ON[path] ?? {}));

type Absent = number | boolean | ((draft: Draft) => number | undefined);

const cpuMs =
  (isResumed: boolean) =>
  ({ policies: { tls } }: Draft) =>
    tls.version === 'none' ? undefined : handshakeCpuMs({ ...tls, version: tls.version, isResumed });

/** What the engine takes where an optional number or switch is absent. */
const ABSENT: Readonly<Record<string, Absent>> = {
  sampledFlows: SAMPLED_FLOWS,
  'topology.backends.*.tier': 0,
  'policies.entry.vrrpMasterPriority': ({ policies }) => masterPriorityOf(policies.entry),
  'policies.detection.bfd.rxMs': ({ policies }) => policies.detection.bfd?.txMs,
  'policies.tls.fullCpuMs': cpuMs(false),
  'policies.tls.resumedCpuMs': cpuMs(true),
  'policies.slowStart.minWeightPercent': SLOW_START_DEFAULTS.minWeightPercent,
  'policies.slowStart.aggression': SLOW_START_DEFAULTS.aggression,
  'policies.ejection.jitterMs': 0,
  'policies.ejection.alwaysEjectOneHost': false,
  'policies.ejection.unejectOnPass': true,
  'policies.retries.avoidsFailed': false,
};

/** The value that an absent field has all the same; undefined where there is none (a line without end). */
export function whenAbsent(path: string, draft: Draft): number | boolean | undefined {
  const value = ABSENT[path.replace(/^(topology\.\w+)\.\d+/, '$1.*')];
  return typeof value === 'function' ? value(draft) : value;
}
