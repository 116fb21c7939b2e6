import type { Interval, Run } from '../simulation/run';

/** The stretches of a run, or of a part of it, in which something went unanswered; what stretches over its ends is cut. */
export function outages({ unanswered }: Run, fromMs = 0, untilMs = Number.POSITIVE_INFINITY): Interval[] {
  return unanswered.flatMap((one) => {
    const cut = { fromMs: Math.max(fromMs, one.fromMs), untilMs: Math.min(untilMs, one.untilMs) };
    return cut.fromMs < cut.untilMs ? [cut] : [];
  });
}

/** The longest of them, the first of equals. Undefined where all went well. */
export function longestOutage(run: Run): Interval | undefined {
  const lengthOf = ({ fromMs, untilMs }: Interval) => untilMs - fromMs;
  return outages(run).sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}
