import { type BoxFaultKind, type CompoundKind, type ElementaryKind, ruleOf } from './faultKinds';
import { regionsOf } from './regions';
import type { Fault, Scenario } from './schema';

/** A fault that is made of no others. */
export type ElementaryFault = Fault & { readonly kind: ElementaryKind };

/** A scenario's faults as elementary ones, in order of their time, ties in the order of the scenario. */
export function expandFaults(scenario: Scenario): ElementaryFault[] {
  const expand = (fault: Fault) =>
    isCompound(fault) ? PARTS[fault.kind](scenario, fault) : [fault as ElementaryFault];
  return scenario.faults.flatMap(expand).sort((a, b) => a.atMs - b.atMs);
}

const isCompound = (fault: Fault): fault is Fault & { kind: CompoundKind } => ruleOf(fault.kind).effects === 'made-of';

/** What each compound kind is made of. */
const PARTS: Readonly<Record<CompoundKind, (scenario: Scenario, fault: Fault) => ElementaryFault[]>> = {
  'backend-flap': ({ durationMs }, fault) => flaps(fault, durationMs),
  'zone-partial': ({ topology }, fault) => {
    const inZone = topology.backends.filter((backend) => backend.zone === fault.target);
    const struck = inZone.slice(0, Math.ceil(inZone.length * fault.factor!));
    return struck.map(({ id }) => strike(fault, 'backend-crash', id));
  },
  'zone-loss': (scenario, fault) => powerLoss(scenario, fault, [fault.target]),
  'region-loss': (scenario, fault) =>
    powerLoss(scenario, fault, regionsOf(scenario).find((region) => region.id === fault.target)!.zones),
  deploy,
};

/** One box's part of a compound fault. */
function strike(
  fault: Fault,
  kind: BoxFaultKind,
  target: string,
  atMs = fault.atMs,
  forMs = fault.forMs,
): ElementaryFault {
  return { atMs, kind, target, forMs };
}

function powerLoss({ topology }: Scenario, fault: Fault, zones: readonly string[]): ElementaryFault[] {
  const lost = ({ zone }: { zone: string }) => zones.includes(zone);
  return [
    ...topology.lbs.filter((lb) => lost(lb) && !lb.inClients).map(({ id }) => strike(fault, 'lb-crash', id)),
    ...topology.backends.filter(lost).map(({ id }) => strike(fault, 'backend-power-loss', id)),
  ];
}

function flaps(fault: Fault, durationMs: number): ElementaryFault[] {
  const period = fault.periodMs!;
  const untilMs = Math.min(durationMs, fault.forMs === null ? durationMs : fault.atMs + fault.forMs);
  const turns = Math.max(0, Math.ceil((untilMs - fault.atMs) / period));
  return Array.from({ length: turns }, (_, turn) =>
    strike(fault, 'backend-crash', fault.target, fault.atMs + turn * period, period / 2),
  );
}

/** Drained for the first half of its turn, down for the second. */
function deploy({ topology }: Scenario, fault: Fault): ElementaryFault[] {
  const period = fault.periodMs!;
  const inZone = topology.backends.filter(({ zone }) => fault.target === '' || zone === fault.target);
  return inZone.flatMap(({ id }, turn) => {
    const atMs = fault.atMs + turn * period;
    return [
      strike(fault, 'drain', id, atMs, period),
      strike(fault, 'backend-crash', id, atMs + period / 2, period / 2),
    ];
  });
}
