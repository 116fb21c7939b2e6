/** Where the packets of a connection go: LBs of the topology by index, −1 for none. */
export interface Way {
  /** The LB that they reach first. */
  readonly hop: number;
  /** The box at which the connection ends: with two tiers the L7 LB behind the hop, otherwise the hop itself. */
  readonly end: number;
}

/**
 * What a change of routes or lists did to a connection, the least first. moved: it ends at another box, which does not
 * know it · needless: moved away from a box that was alive and still wanted · rerouted: another L4 LB carries it to the
 * box at which it ended before · kept: neither. A client that opens another connection has not moved the old one.
 */
export const MOVEMENTS = ['kept', 'rerouted', 'moved', 'needless'] as const;
export type Movement = (typeof MOVEMENTS)[number];

/**
 * Compares the ways of one connection before and after a change: the one place that says what "moved" means.
 * `isWanted` is asked of the box that it left: whether it is alive, and not out of routes or lists for a fault of its
 * own (a drain is one). What ends nowhere before or after has not moved to another box: there is no route, or no box has
 * accepted the connection yet.
 */
export function movementOf(from: Way, to: Way, isWanted: (lb: number) => boolean): Movement {
  if (from.end < 0 || to.end < 0) return 'kept';
  if (from.end !== to.end) return isWanted(from.end) ? 'needless' : 'moved';
  return from.hop === to.hop ? 'kept' : 'rerouted';
}

/** To another box, with cause or without. */
export const isMove = (movement: Movement): boolean => movement === 'moved' || movement === 'needless';

/** The one that says more of the two. */
export const worse = (a: Movement, b: Movement): Movement => (MOVEMENTS.indexOf(a) < MOVEMENTS.indexOf(b) ? b : a);
