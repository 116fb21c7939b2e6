import { type DeadAddress, expectedShare, exposedShare, sentSinceFault } from '../../../../engine/story/dnsMemory';
import type { View } from '../../../../engine/story/view';

export const CHART = { x: 42, width: 314, height: 66 };

/** The moment at an x of the chart, which spans the run; what is left of it is the start. */
export const tMsAt = ({ scenario }: View, x: number): number =>
  Math.max(0, (x - CHART.x) / CHART.width) * scenario.durationMs;

/** Of new connections, the share that theory expects at the dead address: of those exposed, the whole until the record is changed, then as resolvers forget. */
export function expectedAt({ scenario }: View, dead: DeadAddress, tMs: number): number {
  if (tMs < dead.atMs) return 0;
  const { changedMs } = dead;
  const isTold = changedMs !== null && tMs >= changedMs;
  return exposedShare(scenario, dead) * (isTold ? expectedShare(scenario, tMs - changedMs) : 1);
}

/** The stretch since the fault that a moment lies in, over by now; undefined: there is none, or nothing was opened in it. */
export const stretchAt = (view: View, tMs: number) =>
  sentSinceFault(view).find(({ fromMs, untilMs }) => fromMs <= tMs && tMs < untilMs);
