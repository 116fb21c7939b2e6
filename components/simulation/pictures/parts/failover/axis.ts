import { startMs, type View } from '../../../../../engine/story/view';
import { roundUp } from '../roundUp';

const AXIS = { x: 2, width: 356 };
const MOST_TICKS = 6;
/** So much of what follows is drawn of what went before, too: how it is when all is well. */
const BEFORE = 0.12;

/** The part of a run that a failover is drawn over: from a little before its stage starts to the end, on a scale that is even. */
export interface FailoverAxis {
  readonly fromMs: number;
  readonly xOf: (tMs: number) => number;
  /** The moment at an x, no earlier than the axis starts. */
  readonly tMsAt: (x: number) => number;
  /** In ms since the fault, or since the start where nothing fails. */
  readonly ticks: readonly { readonly x: number; readonly ms: number }[];
}

export function failoverAxis({ scenario, run }: View): FailoverAxis {
  const { durationMs } = scenario;
  const startsMs = startMs(scenario);
  const fromMs = Math.max(0, startsMs - BEFORE * (durationMs - startsMs));
  const xOf = (tMs: number) => {
    const share = (tMs - fromMs) / (durationMs - fromMs);
    return Math.round(10 * (AXIS.x + AXIS.width * Math.max(0, Math.min(1, share)))) / 10;
  };
  const tMsAt = (x: number) => fromMs + Math.max(0, (x - AXIS.x) / AXIS.width) * (durationMs - fromMs);
  const zeroMs = run.failovers[0]?.fault.atMs ?? fromMs;
  const stepMs = roundUp((durationMs - zeroMs) / MOST_TICKS);
  const count = Math.floor((durationMs - zeroMs) / stepMs) + 1;
  const ticks = Array.from({ length: count }, (_, nth) => ({ x: xOf(zeroMs + nth * stepMs), ms: nth * stepMs }));
  return { fromMs, xOf, tMsAt, ticks };
}
