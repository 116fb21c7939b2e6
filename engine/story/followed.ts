import type { FlowFrame } from '../simulation/run';
import { markOf } from './marks';
import type { View } from './view';

/** The connection to follow: the first that met trouble, else the oldest. */
export function followed({ frame }: View): FlowFrame | undefined {
  const open = frame.flows.filter((flow) => flow.lb >= 0);
  return open.find((flow) => markOf(flow) !== 'kept' && markOf(flow) !== 'connecting') ?? open[0];
}

export interface Hop {
  readonly kind: 'lb' | 'backend';
  /** Into the topology's list of that kind. */
  readonly index: number;
  readonly id: string;
  readonly isDead: boolean;
}

/** The machines that a connection goes through, as far as it gets: a dead one that does not answer it is the last. */
export function hopsOf({ lb, proxy, backend, state }: FlowFrame, { frame }: View): Hop[] {
  const hops: Hop[] = [];
  for (const [kind, index] of [
    ['lb', lb],
    ['lb', proxy],
    ['backend', backend],
  ] as const) {
    const machine = (kind === 'lb' ? frame.lbs : frame.backends)[index];
    if (!machine) continue;
    const isDead = machine.state === 'dead' && state !== 'open';
    hops.push({ kind, index, id: machine.id, isDead });
    if (isDead) break;
  }
  return hops;
}

/** Connections of the sample that wait for an answer. */
export function waiting({ frame }: View): number {
  return frame.flows.filter(({ state }) => state === 'stalled' || state === 'broken' || state === 'connecting').length;
}
