import { countUntil } from './countUntil';
import type { FlowFrame, FlowStep, FlowTrace, Run, World } from './run';

/** What was last drawn of each flow of a run, and the stretch of time for which it holds. */
interface Drawn {
  readonly from: Float64Array;
  readonly until: Float64Array;
  readonly frames: (FlowFrame | null)[];
}

const drawnOf = new WeakMap<Run, Drawn>();

/**
 * The sampled flows that live at a moment, in the order of their opening. A flow looks the same until its next turning
 * point: of thousands, few are drawn anew from one moment to the next.
 */
export function flowsAt(run: Run, now: number): FlowFrame[] {
  const drawn = drawnOf.get(run) ?? nothingDrawn(run);
  drawnOf.set(run, drawn);
  const { from, until, frames } = drawn;
  const living: FlowFrame[] = [];
  for (let id = 0; id < frames.length; id++) {
    if (!(from[id]! <= now && now < until[id]!)) draw(drawn, id, run, now);
    const frame = frames[id];
    if (frame) living.push(frame);
  }
  return living;
}

function nothingDrawn({ flows }: Run): Drawn {
  const never = () => new Float64Array(flows.length).fill(Number.NEGATIVE_INFINITY);
  return { from: never(), until: never(), frames: flows.map(() => null) };
}

function draw(drawn: Drawn, id: number, { flows, worlds }: Run, now: number): void {
  const flow = flows[id]!;
  const steps = countUntil(flow.steps, now, (step) => step.tMs);
  const requests = countUntil(flow.requests, now, (request) => request.sentMs);
  const next = (times: readonly (number | undefined)[]) => Math.min(...times.map((tMs) => tMs ?? Infinity));
  drawn.until[id] = next([flow.steps[steps]?.tMs, flow.requests[requests]?.sentMs]);
  drawn.from[id] = Math.max(
    flow.steps[steps - 1]?.tMs ?? Number.NEGATIVE_INFINITY,
    flow.requests[requests - 1]?.sentMs ?? Number.NEGATIVE_INFINITY,
  );
  const isLiving = steps > 0 && flow.steps[steps - 1]!.state !== 'closed';
  drawn.frames[id] = isLiving ? frameOf(flow, steps, requests, worlds) : null;
}

function frameOf(flow: FlowTrace, count: number, requests: number, worlds: readonly World[]): FlowFrame {
  const step = flow.steps[count - 1]!;
  const request = flow.requests[requests - 1];
  return {
    id: flow.id,
    state: step.state,
    sinceMs: step.tMs,
    lb: step.lb,
    proxy: step.proxy,
    backend: step.backend >= 0 ? step.backend : (request?.backend ?? -1),
    moved: movedBy(flow.steps, count, worlds),
  };
}

/** Whether the flow changed its LB, and whether the route to the one it left was still there when it did. */
function movedBy(steps: readonly FlowStep[], count: number, worlds: readonly World[]): FlowFrame['moved'] {
  let moved: FlowFrame['moved'] = 'no';
  for (let i = 1; i < count; i++) {
    const before = steps[i - 1]!.lb;
    if (before < 0 || before === steps[i]!.lb) continue;
    const hasCause = !worlds[steps[i]!.world]!.routed[before];
    if (!hasCause && steps[i - 1]!.tuple === steps[i]!.tuple) moved = 'needless';
    else if (moved === 'no') moved = 'with-cause';
  }
  return moved;
}
