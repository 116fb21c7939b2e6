import type { Scenario } from '../scenario/schema';
import { countUntil } from '../simulation/countUntil';
import type { Failover, Frame, MetricsWindow, Run, RunEvent, World } from '../simulation/run';
import { frameAt, worldAt } from './frame';
import type { Stretch } from './windows';

/** What a picture draws and a description tells: one moment of a run. */
export interface View {
  /** The whole run; what comes after the moment is not to be shown. */
  readonly run: Run;
  readonly scenario: Scenario;
  readonly frame: Frame;
  /** What router and LBs believe at the moment. */
  readonly world: World;
  /** All windows of the run; those after the moment are not to be shown. */
  readonly windows: readonly MetricsWindow[];
  /** The last second or so, in whole windows: long enough not to flicker, short enough to follow. */
  readonly recent: Stretch;
  /** The first fault of an LB, once it has happened. */
  readonly failover: Failover | null;
  /** What changed last. */
  readonly lastEvent: RunEvent | null;
  /** Place on the grid of each sampled flow, by id. A flow keeps its place; a closed one gives it free. */
  readonly places: readonly number[];
}

const RECENT_WINDOWS = 10;

/** The view of a run at a moment. Cheap enough for every frame: what does not depend on the moment is kept by run. */
export function viewOf(run: Run, tMs: number): View {
  const { scenario, windows } = run;
  const frame = frameAt(run, tMs);
  const first = run.failovers[0];
  const ended = countUntil(windows, frame.tMs, (window) => window.untilMs);
  return {
    run,
    scenario,
    frame,
    world: worldAt(run, frame.tMs),
    windows,
    recent: { scenario, windows: windows.slice(Math.max(0, ended - RECENT_WINDOWS), ended) },
    failover: first && first.fault.atMs <= frame.tMs ? first : null,
    lastEvent: run.events.slice(0, frame.eventCount).findLast(isChange) ?? null,
    places: placesOf(run),
  };
}

const places = new WeakMap<Run, readonly number[]>();

function placesOf(run: Run): readonly number[] {
  const known = places.get(run);
  if (known) return known;
  const closings = run.flows
    .flatMap(({ id, steps }) => (steps.at(-1)?.state === 'closed' ? [{ id, tMs: steps.at(-1)!.tMs }] : []))
    .sort((a, b) => a.tMs - b.tMs);
  const found: number[] = [];
  const free: number[] = [];
  let closed = 0;
  let count = 0;
  for (const { openedMs } of run.flows) {
    for (; closed < closings.length && closings[closed]!.tMs <= openedMs; closed++)
      free.push(found[closings[closed]!.id]!);
    found.push(free.pop() ?? count++);
  }
  places.set(run, found);
  return found;
}

/** Flows come all the time, and one that stays where it was is no change. */
function isChange({ kind }: RunEvent): boolean {
  return kind !== 'flow-opened' && kind !== 'flow-kept';
}

/** The moments at which something changes, in order, each once: what a step goes to. */
export function momentsOf(run: Run): number[] {
  const times = run.events.filter(isChange).map((event) => event.tMs);
  return [...new Set(times)];
}

/** The moment a simulation starts from: a little before its first fault, when all is well and traffic is steady. */
export function startMs({ faults, durationMs }: Scenario): number {
  const first = faults.length > 0 ? Math.min(...faults.map((fault) => fault.atMs)) : durationMs / 3;
  return Math.max(0, Math.round(first - durationMs / 16));
}
