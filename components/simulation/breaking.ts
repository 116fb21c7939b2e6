import type { From } from '../../course/schema/common';
import { type FaultKind, ruleOf } from '../../engine/scenario/faultKinds';
import { patchScenario } from '../../engine/scenario/patch';
import { hasSpeaker, regionsOf } from '../../engine/scenario/regions';
import type { Fault, Scenario } from '../../engine/scenario/schema';
import { targetsOf } from '../../engine/scenario/validate';

/** A fault without its moment, which is the reader's. */
export type Strike = Omit<Fault, 'atMs'>;

/** A strike, and from which altitude on it is offered. */
type Offered = Strike & { readonly from?: From };

/** What a reader would call it; lists of faults are in this order. */
const GROUPS = ['dies', 'silent', 'ill', 'planned', 'place', 'traffic'] as const;
export type FaultGroup = (typeof GROUPS)[number];

const GROUP_OF: Readonly<Record<FaultKind, FaultGroup>> = {
  'lb-crash': 'dies',
  'proxy-death': 'dies',
  'daemon-death': 'dies',
  'backend-crash': 'dies',
  'backend-power-loss': 'dies',
  'lb-hang': 'silent',
  'link-down': 'silent',
  'backend-hang': 'silent',
  'backend-slow': 'ill',
  'backend-grey': 'ill',
  'backend-fail-fast': 'ill',
  'backend-flap': 'ill',
  'list-skew': 'ill',
  drain: 'planned',
  deploy: 'planned',
  'dns-change': 'planned',
  'zone-partial': 'place',
  'zone-loss': 'place',
  'region-loss': 'place',
  spike: 'traffic',
};

/** What is offered of a box that no author has measured out: to everybody that it dies, then what is easily told. */
const FROM_OF: Readonly<Record<FaultKind, From>> = {
  'lb-crash': undefined,
  'backend-crash': undefined,
  'lb-hang': 'junior',
  'link-down': 'junior',
  'backend-hang': 'junior',
  'backend-slow': 'junior',
  drain: 'junior',
  'zone-loss': 'junior',
  'proxy-death': 'middle',
  'daemon-death': 'middle',
  'backend-power-loss': 'middle',
  'backend-grey': 'middle',
  'backend-fail-fast': 'middle',
  'backend-flap': 'middle',
  'list-skew': 'middle',
  deploy: 'middle',
  'dns-change': 'middle',
  'zone-partial': 'middle',
  'region-loss': 'middle',
  spike: 'middle',
};

const strikesBox = (kind: FaultKind) => ['lb', 'backend', 'box'].includes(ruleOf(kind).target);

const BOX_KINDS = (Object.keys(GROUP_OF) as FaultKind[]).filter(strikesBox);

/** Strikes in their groups; a group without any is left out. */
export function grouped<S extends Strike>(strikes: readonly S[]): { group: FaultGroup; strikes: S[] }[] {
  return GROUPS.map((group) => ({ group, strikes: strikes.filter(({ kind }) => GROUP_OF[kind] === group) })).filter(
    (one) => one.strikes.length > 0,
  );
}

/** A fault as strong as one that nobody has measured out: for good, half of what a share can be, four times the rest. */
export function usualStrike(kind: FaultKind, target: string, { durationMs }: Pick<Scenario, 'durationMs'>): Strike {
  const { factor, inTurns } = ruleOf(kind);
  return {
    ...{ kind, target, forMs: null },
    ...(factor && { factor: factor[1] <= 1 ? factor[1] / 2 : 4 }),
    ...(inTurns && { periodMs: Math.max(1, Math.round(durationMs / 6)) }),
  };
}

/** What can happen to a box of the scenario. A strike that the author has measured out goes before the usual one. */
export function strikesFor(scenario: Scenario, id: string, authored: readonly Offered[]): Offered[] {
  const zone = zoneOf(scenario, id);
  const may = (kind: FaultKind, target: string) =>
    targetsOf(scenario, ruleOf(kind).target).includes(target) &&
    (kind !== 'daemon-death' || hasSpeaker(scenario.policies));
  const of = (kinds: readonly FaultKind[], target: string) =>
    kinds
      .filter((kind) => may(kind, target))
      .flatMap((kind) => {
        const own = authored.filter((strike) => strike.kind === kind && strike.target === target);
        return own.length > 0 ? own : [{ ...usualStrike(kind, target, scenario), from: FROM_OF[kind] }];
      });
  return [...of(BOX_KINDS, id), ...(zone === undefined ? [] : of(['zone-loss'], zone))];
}

/** Places in the scenario's list of the faults that strike a box: its own, and those of all that it is a part of. */
export function faultsOf(scenario: Scenario, id: string): number[] {
  const zone = zoneOf(scenario, id);
  const region = regionsOf(scenario).find(({ zones }) => zone !== undefined && zones.includes(zone));
  const isBackend = scenario.topology.backends.some((backend) => backend.id === id);
  const strikes = ({ kind, target }: Fault) => {
    if (kind === 'deploy') return isBackend && (target === '' || target === zone);
    if (kind === 'zone-partial') return isBackend && target === zone;
    if (kind === 'zone-loss') return target === zone;
    if (kind === 'region-loss') return target === region?.id;
    return target === id && strikesBox(kind);
  };
  return scenario.faults.flatMap((fault, index) => (strikes(fault) ? [index] : []));
}

function zoneOf({ topology }: Scenario, id: string): string | undefined {
  return [...topology.lbs, ...topology.backends].find((box) => box.id === id)?.zone;
}

/** Whether a fault has begun and is not over. */
export function isUnderWay({ atMs, forMs }: Fault, tMs: number): boolean {
  return atMs <= tMs && (forMs === null || tMs < atMs + forMs);
}

/** With less than this part of it left, a run is over: nothing that breaks would be seen. */
const TOO_LATE_SHARE = 0.05;

/**
 * The moment at which a fault begins that is pressed while the stage shows `tMs`: that very one, or when the run is over,
 * its middle. The run is not made longer: its figures are of its length, and so is the sample of flows that is drawn.
 */
export function strikeMs({ durationMs }: Scenario, tMs: number): number {
  // Never after the moment that is shown: what was broken is seen to be.
  return Math.floor(tMs > durationMs * (1 - TOO_LATE_SHARE) ? durationMs / 2 : tMs);
}

/** So long before it begins the stage stands that has gone back to show it. */
export const leadMs = ({ durationMs }: Scenario): number => durationMs / 16;

/** The scenario with one more fault. Errors: `EngineError` where it cannot be run. */
export function withFault(scenario: Scenario, strike: Strike, atMs: number): Scenario {
  const { kind, target, forMs, factor, periodMs } = strike;
  const strength = { ...(factor !== undefined && { factor }), ...(periodMs !== undefined && { periodMs }) };
  return patchScenario(scenario, { faults: [...scenario.faults, { atMs, kind, target, forMs, ...strength }] });
}

/** The scenario with the fault of that index at another moment, kept within the run. Errors: as of `withFault`. */
export function withFaultAt(scenario: Scenario, index: number, atMs: number): Scenario {
  const within = Math.round(Math.min(scenario.durationMs, Math.max(0, atMs)));
  return withFaults(scenario, index, (fault) => [{ ...fault, atMs: within }]);
}

/** The scenario in which the fault of that index, which has begun, is over at a moment. */
export function withFaultOver(scenario: Scenario, index: number, tMs: number): Scenario {
  return withFaults(scenario, index, (fault) => [{ ...fault, forMs: Math.max(0, Math.floor(tMs) - fault.atMs) }]);
}

export function withoutFault(scenario: Scenario, index: number): Scenario {
  return withFaults(scenario, index, () => []);
}

function withFaults(scenario: Scenario, index: number, change: (fault: Fault) => readonly Fault[]): Scenario {
  return patchScenario(scenario, {
    faults: scenario.faults.flatMap((fault, at) => (at === index ? change(fault) : [fault])),
  });
}
