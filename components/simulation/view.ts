import type { Scenario } from '../../engine/scenario/schema';
import { countUntil } from '../../engine/simulation/countUntil';
import { frameAt } from '../../engine/simulation/frame';
import type { Failover, Frame, MetricsWindow, Run, RunEvent, World } from '../../engine/simulation/run';

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
  /** Counters of the last second or so. */
  readonly recent: Recent;
  /** The first fault of an LB, once it has happened. */
  readonly failover: Failover | null;
  /** What changed last. */
  readonly lastEvent: RunEvent | null;
  /** Place on the grid of each sampled flow, by id. A flow keeps its place; a closed one gives it free. */
  readonly places: readonly number[];
}

/** Sums over the windows of the recent past, whole: long enough not to flicker, short enough to follow. */
export interface Recent {
  readonly spanMs: number;
  readonly requestsByLbAndZone: readonly number[];
  readonly requestsByBackend: readonly number[];
  readonly opensByClientsAndLb: readonly number[];
  readonly opensByLb: readonly number[];
  readonly crossZoneKib: number;
  readonly handshakesFull: number;
  readonly handshakesResumed: number;
}

const RECENT_WINDOWS = 10;

/** The view of a run at a moment. Cheap enough for every frame: what does not depend on the moment is kept by run. */
export function viewOf(run: Run, tMs: number): View {
  const frame = frameAt(run, tMs);
  const first = run.failovers[0];
  return {
    run,
    scenario: run.scenario,
    frame,
    world: run.worlds[countUntil(run.worlds, frame.tMs, (world) => world.fromMs) - 1]!,
    windows: run.windows,
    recent: recentOf(run, frame.tMs),
    failover: first && first.fault.atMs <= frame.tMs ? first : null,
    lastEvent: run.events.slice(0, frame.eventCount).findLast(isChange) ?? null,
    places: placesOf(run),
  };
}

function recentOf({ windows, scenario: { topology } }: Run, now: number): Recent {
  const count = Math.max(
    1,
    countUntil(windows, now, (window) => window.untilMs),
  );
  const last = windows.slice(Math.max(0, count - RECENT_WINDOWS), count);
  const sum = (of: (window: MetricsWindow) => number) => last.reduce((total, window) => total + of(window), 0);
  const column = (of: (window: MetricsWindow) => readonly number[]) =>
    of(last[0]!).map((_, index) => sum((window) => of(window)[index]!));
  const opens = column((window) => window.opensByClientsAndLb);
  return {
    spanMs: sum((window) => window.untilMs - window.fromMs),
    requestsByLbAndZone: column((window) => window.requestsByLbAndZone),
    requestsByBackend: column((window) => window.requestsByBackend),
    opensByClientsAndLb: opens,
    opensByLb: topology.lbs.map((_, lb) =>
      opens.reduce((total, n, index) => (index % topology.lbs.length === lb ? total + n : total), 0),
    ),
    crossZoneKib: sum((window) => window.counts.crossZoneKib),
    handshakesFull: sum((window) => window.counts.handshakesFull),
    handshakesResumed: sum((window) => window.counts.handshakesResumed),
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

/** The moment a simulation starts from: a little before its first fault, when all is well and traffic flows. */
export function startMs({ faults, durationMs }: Scenario): number {
  const first = Math.min(durationMs / 3, ...faults.map((fault) => fault.atMs));
  return Math.max(0, Math.round(first - durationMs / 16));
}
