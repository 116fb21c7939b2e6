import type { FaultKind } from './faultKinds';
import { regionsOf } from './regions';
import type { Fault, Scenario } from './schema';

/** Kinds that strike one box, or the traffic; all others are made of these. */
export type ElementaryKind = Exclude<
  FaultKind,
  'backend-flap' | 'zone-partial' | 'zone-loss' | 'region-loss' | 'deploy'
>;
export type ElementaryFault = Fault & { readonly kind: ElementaryKind };

/** A scenario's faults as those of single boxes, in order of their time, ties in the order of the scenario. */
export function expandFaults(scenario: Scenario): ElementaryFault[] {
  return scenario.faults.flatMap((fault) => expand(scenario, fault)).sort((a, b) => a.atMs - b.atMs);
}

function expand(scenario: Scenario, fault: Fault): ElementaryFault[] {
  const { backends } = scenario.topology;
  switch (fault.kind) {
    case 'backend-flap':
      return flaps(fault, scenario.durationMs);
    case 'zone-partial': {
      const inZone = backends.filter((backend) => backend.zone === fault.target);
      const struck = inZone.slice(0, Math.ceil(inZone.length * fault.factor!));
      return struck.map(({ id }) => strike(fault, 'backend-crash', id));
    }
    case 'zone-loss':
      return zoneLoss(scenario, fault, [fault.target]);
    case 'region-loss':
      return zoneLoss(scenario, fault, regionsOf(scenario).find((region) => region.id === fault.target)!.zones);
    case 'deploy':
      return deploy(scenario, fault);
    default:
      return [fault as ElementaryFault];
  }
}

/** One box's part of a compound fault. */
function strike(
  fault: Fault,
  kind: ElementaryKind,
  target: string,
  atMs = fault.atMs,
  forMs = fault.forMs,
): ElementaryFault {
  return { atMs, kind, target, forMs };
}

function zoneLoss({ topology }: Scenario, fault: Fault, zones: readonly string[]): ElementaryFault[] {
  const lost = ({ zone }: { zone: string }) => zones.includes(zone);
  return [
    ...topology.lbs.filter((lb) => lost(lb) && !lb.inClients).map(({ id }) => strike(fault, 'lb-crash', id)),
    ...topology.backends.filter(lost).map(({ id }) => strike(fault, 'backend-crash', id)),
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
