import type { FlowFrame } from '../simulation/run';

/** What there is to say of a flow at a moment: trouble now before what has happened to it. */
const FLOW_MARKS = ['kept', 'connecting', 'rerouted', 'moved', 'needless', 'reset', 'broken', 'stalled'] as const;
export type FlowMark = (typeof FLOW_MARKS)[number];

/** reset: its connection was, and it has another one since; broken: it is, at this moment. */
export function markOf({ state, movement, resets }: FlowFrame): FlowMark {
  if (state === 'broken' || state === 'stalled') return state;
  if (movement === 'needless' || movement === 'moved') return movement;
  if (resets > 0) return 'reset';
  if (movement === 'rerouted') return movement;
  return state === 'connecting' ? 'connecting' : 'kept';
}

/** How many flows of a frame there are to count under each word. */
export interface Tally {
  readonly kept: number;
  readonly rerouted: number;
  readonly moved: number;
  readonly needless: number;
  /** Whose connection was ever reset, whatever else happened to them: a reset is over in a round trip. */
  readonly reset: number;
  readonly stalled: number;
}

/** How many of the flows bear each mark. */
export function tallyOf(flows: readonly FlowFrame[]): Tally {
  const marks = flows.map(markOf);
  const count = (...wanted: readonly FlowMark[]) => marks.filter((mark) => wanted.includes(mark)).length;
  return {
    kept: count('kept', 'connecting'),
    rerouted: count('rerouted'),
    moved: count('moved'),
    needless: count('needless'),
    reset: flows.filter(({ resets }) => resets > 0).length,
    stalled: count('stalled'),
  };
}
