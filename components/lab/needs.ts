import type { LimitInScenario } from '../../course/schema/limits';
import { balanceRule } from '../../engine/balance/kinds';
import { type ElementaryFault, expandFaults } from '../../engine/scenario/expandFaults';
import { type BoxEffects, effectsOf, type FaultKind } from '../../engine/scenario/faultKinds';
import { L4_CHOICES } from '../../engine/scenario/l4Choices';
import { isDirect, regionsOf } from '../../engine/scenario/regions';
import type { BackendSpec, LbSpec, Policies, Scenario, Topology } from '../../engine/scenario/schema';
import { at } from './draft';
import type { Field } from './fields';

/** A scenario, with what its faults come to. */
interface Situation extends Scenario {
  /** The boxes that stand between clients and backends, or the code in the clients that does. */
  readonly callers: readonly LbSpec[];
  readonly atLbs: readonly Strike[];
  readonly atBackends: readonly Strike[];
}

/** What a fault does to one box, and whether it ends within the run. */
type Strike = BoxEffects & { readonly ends: boolean };

type IsMet = (situation: Situation) => boolean;

const isUnseen = ({ policies: { detection }, atLbs }: Situation) =>
  atLbs.some(({ speaker, dropsCarrier }) => speaker === 'falls-silent' && !(detection.link && dropsCarrier));
const isWithoutBfd = ({ policies: { detection } }: Situation) =>
  detection.bfd === null || detection.bfd.txMs * detection.bfd.multiplier > detection.holdMs / 2;
const isDaemonDead = ({ atLbs }: Situation) => atLbs.some(({ speaker }) => speaker === 'dies');
const isDeep = ({ topology }: Situation) => topology.backends.some(({ tier = 0 }) => tier > 0);
const isL7 = ({ callers }: Situation) => callers.some(({ tier }) => tier === 'l7');
const isMaglev = ({ callers, policies }: Situation) =>
  L4_CHOICES[policies.l4.choice].hasTable && policies.entry.kind !== 'dns' && callers.some(({ tier }) => tier === 'l4');
const isEcmp = ({ policies }: Situation) => policies.entry.kind === 'ecmp';
const countsWeights = ({ policies: { zone } }: Situation) => zone.kind === 'zone-aware' && zone.countBy === 'weights';
const differ = (boxes: readonly { readonly weight: number }[]) => new Set(boxes.map(({ weight }) => weight)).size > 1;
const balanceOf = ({ policies }: Scenario) => balanceRule(policies.balance.kind);
const balanceReads = (setting: ReturnType<typeof balanceOf>['reads'][number]): IsMet => {
  return (situation) => balanceOf(situation).reads.includes(setting);
};

type Bites = Pick<LimitInScenario, 'faults' | 'policies'>;

/** What a setting may need in order to matter. The words say each as a condition: "only with …". */
const NEEDS = {
  // The way in.
  ecmp: isEcmp,
  vrrp: ({ policies }) => policies.entry.kind === 'vrrp',
  failover: ({ policies }) => ['ecmp', 'vrrp'].includes(policies.entry.kind),
  boxes: (situation) => !isDirect(situation),
  names: (situation) =>
    situation.policies.entry.kind === 'dns' || (!isDirect(situation) && isOver(1, regionsOf(situation))),
  hashing: (situation) => isEcmp(situation) || isMaglev(situation),
  resilient: ({ policies }) => policies.ecmp.algorithm === 'resilient',
  // What there is.
  l4: ({ callers, policies }) => policies.entry.kind !== 'dns' && callers.some(({ tier }) => tier === 'l4'),
  l7: isL7,
  retrying: (situation) => isL7(situation) || isDeep(situation),
  deeper: isDeep,
  maglev: ({ policies }) => L4_CHOICES[policies.l4.choice].hasTable,
  manyZones: ({ topology }) => isOver(1, topology.zones),
  manyRegions: (situation) => isOver(1, regionsOf(situation)),
  noRegions: ({ topology }) => topology.regions === undefined,
  manyLbs: ({ callers }) => isOver(1, callers),
  manyBackends: ({ topology }) => isOver(1, topology.backends),
  manyClients: ({ topology }) => isOver(1, topology.clients),
  random: ({ traffic }) => traffic.arrivals.kind !== 'replay',
  // Who fails, and how.
  anyFault: ({ faults }) => faults.length > 0,
  boxFault: ({ atLbs, atBackends }) => atLbs.length + atBackends.length > 0,
  lbFault: ({ atLbs }) => atLbs.length > 0,
  lbBack: ({ atLbs }) => atLbs.some(({ ends }) => ends),
  boxBack: ({ atLbs, atBackends }) => [...atLbs, ...atBackends].some(({ ends }) => ends),
  backendBack: ({ atBackends, policies }) => policies.ejection !== null || atBackends.some(({ ends }) => ends),
  hostsOut: ({ atLbs, atBackends, policies }) => policies.ejection !== null || atLbs.length + atBackends.length > 0,
  carrierLost: ({ atLbs }) => atLbs.some(({ dropsCarrier }) => dropsCarrier),
  unseenSilence: isUnseen,
  withoutBfd: isWithoutBfd,
  daemon: (situation) => isUnseen(situation) || isDaemonDead(situation),
  session: (situation) =>
    isDaemonDead(situation) ||
    (situation.policies.detection.gracefulRestartAfterHold && isUnseen(situation) && isWithoutBfd(situation)),
  restarts: ({ policies }) => policies.detection.gracefulRestartMs !== null,
  proxyDeath: ({ atLbs }) => atLbs.some(({ answers }) => answers === 'refuses'),
  silentBackend: ({ atBackends }) => atBackends.some(({ answers }) => answers === 'silent'),
  lateChecks: ({ atLbs, atBackends }) =>
    [...atLbs, ...atBackends].some(({ answers, slows }) => answers === 'silent' || slows),
  draining: ({ atBackends }) => atBackends.some(({ drains }) => drains),
  recordChange: ({ policies, faults }) =>
    faults.some(({ kind }) => kind === 'dns-change') || (policies.dns.failoverMs !== null && faults.length > 0),
  overstaying: ({ policies }) => policies.dns.overstayShare > 0,
  checks: ({ policies }) => policies.entry.kind !== 'dns',
  // What other settings say.
  zoneAware: ({ policies }) => policies.zone.kind === 'zone-aware',
  localityWeighted: ({ policies }) => policies.zone.kind === 'locality-weighted',
  panic: ({ policies }) => policies.zone.kind !== 'local-only',
  unevenWeights: ({ topology }) => differ(topology.backends) || differ(topology.lbs),
  tls: ({ policies }) => policies.tls.version !== 'none',
  tickets: ({ policies }) => policies.tls.resumption !== 'none',
  returning: ({ traffic, faults }) => traffic.returningShare > 0 || faults.length > 0,
  measuredCpu: ({ policies: { tls } }) => tls.fullCpuMs === undefined || tls.resumedCpuMs === undefined,
  leastRequest: balanceReads('choices'),
  bias: (situation) =>
    balanceReads('activeRequestBias')(situation) &&
    (situation.policies.slowStart !== null || differ(situation.topology.backends)),
  peakEwma: balanceReads('decayMs'),
  clientHash: balanceReads('boundPercent'),
  slowStarting: (situation) => balanceOf(situation).slowStarts,
  everyTier: ({ policies }) => policies.retries.where === 'every-tier',
  retries: ({ policies: { retries } }) => [retries.attempts, ...(retries.attemptsByTier ?? [])].some((n) => n > 1),
  lbWeights: (situation) =>
    isEcmp(situation) ||
    countsWeights(situation) ||
    (situation.policies.entry.tiers === 'two' && L4_CHOICES[situation.policies.l4.choice].hasTable),
  backendWeights: (situation) =>
    isMaglev(situation) ||
    isDeep(situation) ||
    countsWeights(situation) ||
    (isL7(situation) && balanceOf(situation).weighs),
} satisfies Record<string, IsMet>;

export type Need = keyof typeof NEEDS;

const isOver = (count: number, list: readonly unknown[]) => list.length > count;

/** Every path below a part of the scenario; lists are leaves. */
type PathsOf<T> = {
  [K in keyof T & string]-?:
    | K
    | (NonNullable<T[K]> extends readonly unknown[]
        ? never
        : NonNullable<T[K]> extends object
          ? `${K}.${PathsOf<NonNullable<T[K]>>}`
          : never);
}[keyof T & string];

type ColumnsOf<T> = Exclude<keyof T & string, 'id' | 'zone' | 'zones'>;

/** All that a reader can set, but the faults: a field of the schema that is missing below does not compile. */
type Setting =
  | Exclude<keyof Scenario, 'version' | 'topology' | 'traffic' | 'policies' | 'faults'>
  | `policies.${PathsOf<Policies>}`
  | `traffic.${Exclude<keyof Scenario['traffic'], 'arrivals'>}`
  | `topology.regions.*.${ColumnsOf<NonNullable<Topology['regions']>[number]>}`
  | `topology.lbs.*.${ColumnsOf<LbSpec>}`
  | `topology.backends.*.${ColumnsOf<BackendSpec>}`
  | `topology.clients.*.${ColumnsOf<Topology['clients'][number]>}`;

/** What each setting needs, beside what the group needs that it is in. The first that is not met is the reason given. */
export const SETTING_NEEDS: Readonly<Record<Setting, readonly Need[]>> = {
  seed: [],
  durationMs: [],
  sampledFlows: [],
  'topology.regions.*.vip': ['hashing'],
  'topology.lbs.*.tier': [],
  'topology.lbs.*.weight': ['lbWeights'],
  'topology.lbs.*.cores': ['tls'],
  'topology.lbs.*.inClients': [],
  'topology.backends.*.weight': ['backendWeights'],
  'topology.backends.*.serviceMs': [],
  'topology.backends.*.concurrency': [],
  'topology.backends.*.queue': [],
  'topology.backends.*.tier': [],
  'topology.clients.*.rttMs': [],
  'topology.clients.*.share': ['manyClients'],
  'traffic.vip': ['hashing', 'noRegions'],
  'traffic.port': ['hashing'],
  'traffic.flowMs': ['random'],
  'traffic.requestIntervalMs': [],
  'traffic.requestKib': ['manyZones'],
  'traffic.returningShare': ['tls', 'tickets'],
  'policies.entry': [],
  'policies.entry.kind': [],
  'policies.entry.vrrpAdvertMs': ['vrrp', 'lbFault'],
  'policies.entry.vrrpPriority': ['vrrp', 'lbFault'],
  'policies.entry.vrrpMasterPriority': ['vrrp', 'lbBack'],
  'policies.entry.vrrpVersion': ['vrrp', 'lbFault'],
  'policies.entry.vrrpPreempt': ['vrrp', 'lbBack'],
  'policies.entry.tiers': ['boxes'],
  'policies.dns': ['names'],
  'policies.dns.ttlMs': ['recordChange'],
  'policies.dns.overstayShare': ['recordChange'],
  'policies.dns.overstayFactor': ['recordChange', 'overstaying'],
  'policies.dns.failoverMs': ['boxFault'],
  'policies.ecmp': ['ecmp', 'manyLbs'],
  'policies.ecmp.algorithm': [],
  'policies.ecmp.hashSeed': [],
  'policies.ecmp.hashPolicy': [],
  'policies.ecmp.buckets': ['resilient'],
  'policies.ecmp.idleTimerMs': ['resilient', 'lbFault'],
  'policies.ecmp.unbalancedTimerMs': ['resilient', 'lbFault'],
  'policies.detection': ['failover', 'lbFault'],
  'policies.detection.link': ['ecmp', 'carrierLost'],
  'policies.detection.bfd': ['ecmp', 'unseenSilence'],
  'policies.detection.bfd.txMs': [],
  'policies.detection.bfd.multiplier': [],
  'policies.detection.bfd.rxMs': [],
  'policies.detection.holdMs': ['ecmp', 'unseenSilence', 'withoutBfd'],
  'policies.detection.healthHook': ['proxyDeath'],
  'policies.detection.healthHook.intervalMs': [],
  'policies.detection.healthHook.failures': [],
  'policies.detection.daemonMs': ['ecmp', 'daemon'],
  'policies.detection.gracefulRestartMs': ['ecmp', 'session'],
  'policies.detection.gracefulRestartAfterHold': ['ecmp', 'restarts', 'unseenSilence', 'withoutBfd'],
  'policies.detection.returnMs': ['lbBack'],
  'policies.l4': ['l4'],
  'policies.l4.choice': [],
  'policies.l4.tableSize': ['maglev'],
  'policies.l4.connectionTracking': [],
  'policies.zone': ['l7'],
  'policies.zone.kind': ['manyZones'],
  'policies.zone.minClusterSize': ['manyZones', 'zoneAware'],
  'policies.zone.routingEnabledPercent': ['manyZones', 'zoneAware'],
  'policies.zone.panicPercent': ['panic', 'hostsOut'],
  'policies.zone.overprovisioningPercent': ['panic', 'hostsOut'],
  'policies.zone.forceLocalMinSize': ['manyZones', 'zoneAware'],
  'policies.zone.countBy': ['manyZones', 'zoneAware', 'unevenWeights'],
  'policies.zone.localityWeights': ['manyZones', 'localityWeighted'],
  'policies.tls': [],
  'policies.tls.version': [],
  'policies.tls.resumption': ['tls', 'returning'],
  'policies.tls.ticketKeys': ['tls', 'tickets', 'returning'],
  'policies.tls.certificate': ['tls', 'measuredCpu'],
  'policies.tls.fullCpuMs': ['tls'],
  'policies.tls.resumedCpuMs': ['tls', 'tickets', 'returning'],
  'policies.clients': ['anyFault'],
  'policies.clients.synRetries': [],
  'policies.clients.connectTimeoutMs': [],
  'policies.balance': ['l7', 'manyBackends'],
  'policies.balance.kind': [],
  'policies.balance.choices': ['leastRequest'],
  'policies.balance.activeRequestBias': ['bias'],
  'policies.balance.decayMs': ['peakEwma'],
  'policies.balance.boundPercent': ['clientHash'],
  'policies.balance.sticky': [],
  'policies.slowStart': ['l7', 'slowStarting', 'backendBack'],
  'policies.slowStart.windowMs': [],
  'policies.slowStart.minWeightPercent': [],
  'policies.slowStart.aggression': [],
  'policies.limits': ['l7'],
  'policies.limits.connections': [],
  'policies.limits.pending': [],
  'policies.health': ['checks', 'boxFault'],
  'policies.health.intervalMs': [],
  'policies.health.timeoutMs': ['lateChecks'],
  'policies.health.unhealthyAfter': [],
  'policies.health.healthyAfter': ['boxBack'],
  'policies.lists': [],
  'policies.lists.spreadMs': ['checks', 'boxFault'],
  'policies.lists.scope': ['manyRegions'],
  'policies.ejection': ['l7'],
  'policies.ejection.consecutive5xx': [],
  'policies.ejection.intervalMs': [],
  'policies.ejection.baseEjectionMs': [],
  'policies.ejection.maxEjectionMs': [],
  'policies.ejection.maxEjectionPercent': [],
  'policies.ejection.jitterMs': [],
  'policies.ejection.alwaysEjectOneHost': [],
  'policies.ejection.unejectOnPass': ['checks'],
  'policies.ejection.successRate': [],
  'policies.ejection.successRate.minimumHosts': [],
  'policies.ejection.successRate.requestVolume': [],
  'policies.ejection.successRate.stdevFactor': [],
  'policies.ejection.failurePercentage': [],
  'policies.ejection.failurePercentage.minimumHosts': [],
  'policies.ejection.failurePercentage.requestVolume': [],
  'policies.ejection.failurePercentage.threshold': [],
  'policies.breaker': ['l7'],
  'policies.breaker.failureRateThreshold': [],
  'policies.breaker.windowSize': [],
  'policies.breaker.minimumNumberOfCalls': [],
  'policies.breaker.permittedInHalfOpen': [],
  'policies.breaker.waitOpenMs': [],
  'policies.retries': ['retrying'],
  'policies.retries.attempts': [],
  'policies.retries.attemptsByTier': ['deeper', 'everyTier'],
  'policies.retries.connectTimeoutMs': ['silentBackend'],
  'policies.retries.perTryTimeoutMs': [],
  'policies.retries.overallTimeoutMs': ['l7'],
  'policies.retries.backoffBaseMs': ['retries'],
  'policies.retries.backoffCapMs': ['retries'],
  'policies.retries.budget': ['retries'],
  'policies.retries.budget.percent': [],
  'policies.retries.budget.minConcurrency': [],
  'policies.retries.where': ['deeper', 'retries'],
  'policies.retries.avoidsFailed': ['l7', 'retries'],
  'policies.drain': ['draining'],
  'policies.drain.graceMs': [],
  'policies.cost': ['manyZones'],
  'policies.cost.crossZoneUsdPerGib': [],
  'policies.cost.crossZoneMs': [],
  'policies.cost.crossRegionMs': ['manyRegions'],
};

/** What a kind of fault needs in order to strike anything that matters. */
const FAULT_NEEDS: Readonly<Record<FaultKind, readonly Need[]>> = {
  'lb-crash': ['boxes'],
  'lb-hang': ['boxes'],
  'link-down': ['boxes'],
  'daemon-death': ['failover'],
  'proxy-death': ['boxes'],
  'list-skew': ['boxes'],
  'backend-crash': [],
  'backend-power-loss': [],
  'backend-hang': [],
  'backend-slow': [],
  'backend-grey': [],
  'backend-fail-fast': [],
  drain: [],
  'backend-flap': [],
  'zone-partial': [],
  'zone-loss': [],
  'region-loss': [],
  deploy: [],
  spike: ['random'],
  'dns-change': ['manyRegions', 'boxes'],
};

/** Says of a setting, a whole field or a kind of fault which need is not met where it would have no effect. */
export interface Unmet {
  readonly ofField: (field: Field) => Need | undefined;
  readonly ofFault: (kind: FaultKind) => Need | undefined;
}

/**
 * What is without effect in a scenario, and why. `scenario` must be valid: a draft that is not yet cannot say what its
 * faults come to.
 */
export function unmetIn(scenario: Scenario): Unmet {
  const situation = situationOf(scenario);
  const first = (needs: readonly Need[]) => needs.find((need) => !NEEDS[need](situation));
  const ofField = (field: Field): Need | undefined => {
    const own = first(needsOf(field.path));
    if (own || field.kind !== 'group' || at(scenario, field.path) == null) return own;
    // A group of which nothing matters does not, for the reason of its first field.
    const inner = field.fields.map(ofField);
    return inner.every(Boolean) ? inner[0] : undefined;
  };
  return { ofField, ofFault: (kind) => first(FAULT_NEEDS[kind]) };
}

/**
 * Whether an omission bites in a valid scenario: a fault that it names is there, or a policy that it names is on and
 * matters. One that names neither bites everywhere.
 */
export function bitesIn(scenario: Scenario, { faults, policies }: Bites): boolean {
  const situation = situationOf(scenario);
  const matters = (path: string) =>
    (at(scenario, path) ?? false) !== false &&
    prefixesOf(path).every((prefix) => needsOf(prefix).every((need) => NEEDS[need](situation)));
  return (
    faults.length + policies.length === 0 ||
    scenario.faults.some(({ kind }) => faults.includes(kind)) ||
    policies.some(matters)
  );
}

/** `policies.dns.ttlMs`: `policies.dns`, and the whole. */
function prefixesOf(path: string): string[] {
  const keys = path.split('.');
  return keys.slice(1).map((_, index) => keys.slice(0, index + 2).join('.'));
}

/** None for the ends of a range, for arrivals and for the columns of faults: they matter wherever they are shown. */
function needsOf(path: string): readonly Need[] {
  const name = path.replace(/^(topology\.\w+)\.\d+/, '$1.*');
  return Object.hasOwn(SETTING_NEEDS, name) ? SETTING_NEEDS[name as Setting] : [];
}

function situationOf(scenario: Scenario): Situation {
  const { lbs, backends } = scenario.topology;
  const faults = expandFaults(scenario);
  const at = (boxes: readonly { readonly id: string }[]) => {
    const ids = new Set(boxes.map(({ id }) => id));
    return faults.filter(({ target }) => ids.has(target)).flatMap((fault) => strikeOf(fault, scenario.durationMs));
  };
  const callers = lbs.filter(({ inClients = false }) => inClients === isDirect(scenario));
  return { ...scenario, callers, atLbs: at(lbs), atBackends: at(backends) };
}

function strikeOf({ kind, atMs, forMs }: ElementaryFault, durationMs: number): Strike[] {
  const effects = effectsOf(kind);
  if (!effects || atMs > durationMs) return [];
  return [{ ...effects, ends: forMs !== null && atMs + forMs < durationMs }];
}
