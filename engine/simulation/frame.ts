import { isInPanic } from '../zones/panic';
import { zeroCounts } from './recorder';
import {
  type BackendFrame,
  COUNTERS,
  type FlowFrame,
  type FlowStep,
  type FlowTrace,
  type Frame,
  type LbFrame,
  type MetricsWindow,
  type Run,
  type RunEvent,
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
 * to the run's time.
 */
export function frameAt(run: Run, tMs: number): Frame {
  const { durationMs, topology } = run.scenario;
  const now = Math.max(0, Math.min(tMs, durationMs));
  const world = run.worlds[countUntil(run.worlds, now, (w) => w.fromMs) - 1]!;
  const eventCount = countUntil(run.events, now, (event) => event.tMs);
  const dead = deadAt(run.events, eventCount);
  const flows = run.flows.flatMap((flow) => flowAt(flow, now, dead, topology.lbs) ?? []);
  const window = run.windows[Math.min(run.windows.length - 1, Math.floor((now / durationMs) * run.windows.length))]!;
  const requests = window.requestsByBackend.reduce((sum, n) => sum + n, 0);
  return {
    tMs: now,
    lbs: topology.lbs.map(({ id, zone }, lb): LbFrame => {
      const state = dead.has(id) ? 'dead' : 'healthy';
      return {
        id,
        zone,
        state,
        routed: world.routed[lb]!,
        flows: flows.filter((flow) => flow.lb === lb && flow.state !== 'closed').length,
      };
    }),
    backends: topology.backends.map(({ id, zone }, index): BackendFrame => {
      const share = requests === 0 ? 0 : window.requestsByBackend[index]! / requests;
      return { id, zone, state: dead.has(id) ? 'dead' : 'healthy', inRotation: world.inRotation[index]!, share };
    }),
    isPanic: isInPanic(
      { hosts: world.inRotation.length, healthy: world.inRotation.filter(Boolean).length },
      run.scenario.policies.zone.panicPercent,
    ),
    flows,
    totals: totalsUntil(run.windows, now),
    window,
    eventCount,
  };
}

/** Ids of the boxes under a fault; a routing daemon's death leaves its LB serving. */
function deadAt(events: readonly RunEvent[], count: number): ReadonlySet<string> {
  const faults: string[] = [];
  for (let i = 0; i < count; i++) {
    const event = events[i]!;
    if (event.kind !== 'fault' && event.kind !== 'fault-over') continue;
    if (event.fault.kind === 'spike' || event.fault.kind === 'daemon-death') continue;
    if (event.kind === 'fault') faults.push(event.fault.target);
    else faults.splice(faults.indexOf(event.fault.target), 1);
  }
  return new Set(faults);
}

function flowAt(
  flow: FlowTrace,
  now: number,
  dead: ReadonlySet<string>,
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
    moved: movedBy(flow.steps, count, dead, lbs),
  };
}

/** Whether the flow's present connection changed its LB, and whether the one it left was dead then or is now. */
function movedBy(
  steps: readonly FlowStep[],
  count: number,
  dead: ReadonlySet<string>,
  lbs: Run['scenario']['topology']['lbs'],
): FlowFrame['moved'] {
  let moved: FlowFrame['moved'] = 'no';
  for (let i = 1; i < count; i++) {
    const before = steps[i - 1]!.lb;
    if (before < 0 || before === steps[i]!.lb) continue;
    const hasCause = dead.has(lbs[before]!.id);
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
