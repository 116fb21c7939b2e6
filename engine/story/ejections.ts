import { expandFaults } from '../scenario/expandFaults';
import { effectsOf } from '../scenario/faultKinds';
import type { Fault, Scenario } from '../scenario/schema';
import type { RunEvent } from '../simulation/run';
import type { Illness } from './illness';

/** One LB's ejection of one backend. */
export interface Ejection {
  readonly tMs: number;
  readonly lb: string;
  readonly backend: string;
  /** How long it is meant to last; a sweep of the LB ends it. */
  readonly forMs: number;
  /** Nothing was wrong with the backend: a false positive. */
  readonly isFalse: boolean;
}

const expanded = new WeakMap<Scenario, readonly Fault[]>();

/** Faults that make backends ill, in order of their time; one that flaps is ill between its deaths, too. */
function illnesses(scenario: Scenario): readonly Fault[] {
  const known = expanded.get(scenario);
  if (known) return known;
  const flaps = scenario.faults.filter(({ kind }) => kind === 'backend-flap');
  const isFlap = ({ target, atMs }: Fault) => flaps.some((flap) => flap.target === target && holds(flap, atMs));
  const found = [
    ...expandFaults(scenario).filter((fault) => effectsOf(fault.kind)?.isIllness && !isFlap(fault)),
    ...flaps,
  ];
  found.sort((a, b) => a.atMs - b.atMs);
  expanded.set(scenario, found);
  return found;
}

const holds = ({ atMs, forMs }: Fault, tMs: number) => atMs <= tMs && (forMs === null || tMs < atMs + forMs);

/** What is wrong with a backend at a moment, whatever anybody believes of it: of several faults the last; null: nothing. */
export function illnessOf(scenario: Scenario, backend: string, tMs: number): Illness | null {
  // A fault whose target is a backend is of a kind that strikes backends: validation holds a scenario to that.
  return (
    illnesses(scenario).findLast((fault): fault is Illness => fault.target === backend && holds(fault, tMs)) ?? null
  );
}

/** When a backend is ill in a run, in order, as [from, until] in ms. */
export function illTimes(scenario: Scenario, backend: string): (readonly [number, number])[] {
  return illnesses(scenario)
    .filter(({ target }) => target === backend)
    .map(({ atMs, forMs }) => [atMs, forMs === null ? scenario.durationMs : atMs + forMs] as const);
}

/** The ejections among the events of a run of the scenario, in order, each judged by what was the case. */
export function ejectionsOf(scenario: Scenario, events: readonly RunEvent[]): Ejection[] {
  return events.flatMap((event) => {
    if (event.kind !== 'backend-ejected') return [];
    const { tMs, lb, subject: backend, forMs } = event;
    return [{ tMs, lb, backend, forMs, isFalse: illnessOf(scenario, backend, tMs) === null }];
  });
}
