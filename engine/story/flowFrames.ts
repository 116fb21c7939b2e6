import { countUntil } from '../simulation/countUntil';
import type { FlowFrame, FlowStep, FlowTrace, Run } from '../simulation/run';
import { type Movement, worse } from './movement';

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

function draw(drawn: Drawn, id: number, { flows }: Run, now: number): void {
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
  drawn.frames[id] = isLiving ? frameOf(flow, steps, requests) : null;
}

function frameOf(flow: FlowTrace, count: number, requests: number): FlowFrame {
  const step = flow.steps[count - 1]!;
  const request = flow.requests[requests - 1];
  return {
    id: flow.id,
    state: step.state,
    sinceMs: step.tMs,
    lb: step.lb,
    proxy: step.proxy,
    backend: step.backend >= 0 ? step.backend : (request?.backend ?? -1),
    movement: movementSoFar(flow.steps, count),
    resets: resetsSoFar(flow.steps, count),
  };
}

function movementSoFar(steps: readonly FlowStep[], count: number): Movement {
  let movement: Movement = 'kept';
  for (let i = 0; i < count; i++) movement = worse(movement, steps[i]!.movement);
  return movement;
}

function resetsSoFar(steps: readonly FlowStep[], count: number): number {
  let resets = 0;
  for (let i = 1; i < count; i++) if (steps[i]!.state === 'broken' && steps[i - 1]!.state !== 'broken') resets++;
  return resets;
}
