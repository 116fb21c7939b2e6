import type { MetricsWindow, Run } from '../simulation/run';

/** A stretch of a run in every window of which something went unanswered. */
export interface Outage {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Packets and requests. */
  readonly unanswered: number;
}

const unansweredIn = ({ counts }: MetricsWindow) => counts.failed + counts.lost;

/** Every unbroken stretch of windows with something unanswered, in order: what `outage.failedSeconds` adds up. */
export function outages({ windows }: Run): Outage[] {
  const found: Outage[] = [];
  for (const window of windows) {
    const unanswered = unansweredIn(window);
    if (unanswered === 0) continue;
    const last = found.at(-1);
    if (last?.untilMs === window.fromMs)
      found[found.length - 1] = { ...last, untilMs: window.untilMs, unanswered: last.unanswered + unanswered };
    else found.push({ fromMs: window.fromMs, untilMs: window.untilMs, unanswered });
  }
  return found;
}

/** The longest of them; of equal ones that with the most unanswered. Undefined where all went well. */
export function longestOutage(run: Run): Outage | undefined {
  const worse = (a: Outage, b: Outage) => b.untilMs - b.fromMs - (a.untilMs - a.fromMs) || b.unanswered - a.unanswered;
  return outages(run).sort(worse)[0];
}
