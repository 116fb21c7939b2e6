import { EngineError } from '../errors';
import type { Fault } from '../scenario/schema';
import { isInPanic } from '../zones/panic';
import { zeroCounts } from './recorder';
import {
  type BackendFrame,
  type BoxState,
  COUNTERS,
  type FlowFrame,
  type FlowStep,
  type FlowTrace,
  type Frame,
  type LbFrame,
  type MetricsWindow,
  type Run,
  type RunEvent,
  type World,
} from './run';

/** How many of `items`, sorted by time, are at or before `tMs`. */
export function countUntil<T>(items: readonly T[], tMs: number, timeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(items[middle]!) <= tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The picture of a run at a moment, drawn from the run alone: stepping back is asking for an earlier one. `tMs` is cut
 * to the run's time. Throws EngineError if it is no number.
 */
export function frameAt(run: Run, tMs: number): Frame {
  if (Number.isNaN(tMs)) throw new EngineError('tMs', tMs, 'a moment of the run');
  const { durationMs, topology } = run.scenario;
  const now = Math.max(0, Math.min(tMs, durationMs));
  const world = run.worlds[countUntil(run.worlds, now, (w) => w.fromMs) - 1]!;
  const eventCount = countUntil(run.events, now, (event) => event.tMs);
  const states = statesAt(run.events, eventCount);
  const stateOf = (id: string): BoxState => states.get(id) ?? 'healthy';
  const flows = run.flows.flatMap((flow) => flowAt(flow, now, stateOf, topology.lbs) ?? []);
  const window = run.windows[Math.min(run.windows.length - 1, Math.floor((now / durationMs) * run.windows.length))]!;
  const requests = window.requestsByBackend.reduce((sum, n) => sum + n, 0);
  return {
    tMs: now,
    lbs: topology.lbs.map(({ id, zone }, lb): LbFrame => {
      return {
        id,
        zone,
        state: stateOf(id),
        routed: world.routed[lb]!,
        flows: flows.filter((flow) => flow.lb === lb && flow.state !== 'closed').length,
      };
    }),
    backends: topology.backends.map(({ id, zone }, index): BackendFrame => {
      const share = requests === 0 ? 0 : window.requestsByBackend[index]! / requests;
      return { id, zone, state: stateOf(id), inRotation: world.inRotation[index]!, share };
    }),
    isPanic: isPanicIn(run.scenario, world),
    flows,
    totals: totalsUntil(run.windows, now),
    window,
    eventCount,
  };
}

/** Only the backends that the LBs call count. */
function isPanicIn({ topology, policies }: Run['scenario'], { inRotation }: World): boolean {
  const called = topology.backends.flatMap(({ tier = 0 }, index) => (tier === 0 ? [inRotation[index]!] : []));
  return isInPanic({ hosts: called.length, healthy: called.filter(Boolean).length }, policies.zone.panicPercent);
}

const DEAD: ReadonlySet<string> = new Set(['lb-crash', 'lb-hang', 'link-down', 'proxy-death', 'backend-crash']);

/** State of every box under a fault; a slow or grey one, or one whose routing daemon died, still serves. */
function statesAt(events: readonly RunEvent[], count: number): ReadonlyMap<string, BoxState> {
  const faults: Fault[] = [];
  for (let i = 0; i < count; i++) {
    const event = events[i]!;
    if (event.kind === 'fault') faults.push(event.fault);
    else if (event.kind === 'fault-over')
      faults.splice(
        faults.findIndex((fault) => isSame(fault, event.fault)),
        1,
      );
  }
  const states = new Map<string, BoxState>();
  for (const { kind, target } of faults) {
    if (DEAD.has(kind)) states.set(target, 'dead');
    else if (kind === 'drain' && !states.has(target)) states.set(target, 'draining');
  }
  return states;
}

/** By value: a run that came by message or from a file has copies. */
const isSame = (a: Fault, b: Fault) => a.kind === b.kind && a.target === b.target && a.atMs === b.atMs;

function flowAt(
  flow: FlowTrace,
  now: number,
  stateOf: (id: string) => BoxState,
  lbs: Run['scenario']['topology']['lbs'],
): FlowFrame | null {
  const count = countUntil(flow.steps, now, (step) => step.tMs);
  if (count === 0) return null;
  const step = flow.steps[count - 1]!;
  const request = flow.requests[countUntil(flow.requests, now, (one) => one.sentMs) - 1];
  return {
    id: flow.id,
    state: step.state,
    lb: step.lb,
    backend: step.backend >= 0 ? step.backend : (request?.backend ?? -1),
    moved: movedBy(flow.steps, count, stateOf, lbs),
  };
}

/** Whether the flow's present connection changed its LB, and whether the one it left was dead then or is now. */
function movedBy(
  steps: readonly FlowStep[],
  count: number,
  stateOf: (id: string) => BoxState,
  lbs: Run['scenario']['topology']['lbs'],
): FlowFrame['moved'] {
  let moved: FlowFrame['moved'] = 'no';
  for (let i = 1; i < count; i++) {
    const before = steps[i - 1]!.lb;
    if (before < 0 || before === steps[i]!.lb) continue;
    const hasCause = stateOf(lbs[before]!.id) !== 'healthy';
    if (!hasCause && steps[i - 1]!.tuple === steps[i]!.tuple) moved = 'needless';
    else if (moved === 'no') moved = 'with-cause';
  }
  return moved;
}

function totalsUntil(windows: readonly MetricsWindow[], now: number) {
  const totals = zeroCounts();
  for (const { untilMs, counts } of windows) {
    if (untilMs > now) break;
    for (const name of COUNTERS) totals[name] += counts[name];
  }
  return totals;
}
