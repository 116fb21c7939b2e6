import { balanceRule } from '../../../engine/balance/kinds';
import { type ElementaryFault, expandFaults } from '../../../engine/scenario/expandFaults';
import { type BoxEffects, effectsOf } from '../../../engine/scenario/faultKinds';
import { L4_CHOICES } from '../../../engine/scenario/l4Choices';
import { hasSpeaker, isDirect, regionsOf } from '../../../engine/scenario/regions';
import type { LbSpec, Scenario } from '../../../engine/scenario/schema';

/** A scenario, with what its faults come to. */
export interface Situation extends Scenario {
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

/** What a setting may need in order to matter. The words say each as a condition: "only with …". */
export const NEEDS = {
  // The way in.
  ecmp: isEcmp,
  vrrp: ({ policies }) => policies.entry.kind === 'vrrp',
  failover: ({ policies }) => hasSpeaker(policies),
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

/** What is asked of a scenario that is valid: what its faults come to needs one. */
export function situationOf(scenario: Scenario): Situation {
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
