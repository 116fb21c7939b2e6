import type { Policies } from '../../engine/scenario/schema';

/**
 * What a router's daemon takes from a signal to the changed route, ms, at least and at most. Fitted on the cases
 * `graceful` and `kill9` alone, where the signal itself is a closed session: the first answers by another LB, less the
 * millisecond that the simulation gives the closing session. Sources: anycast-failover-bird-n3.json and -frr-n3.json.
 */
export const DAEMON_MS = {
  bird: [0, 11.33],
  frr: [71.1, 79.59],
} as const satisfies Record<string, Policies['detection']['daemonMs']>;

/** What a daemon takes to start, to hear of a signal, to tell the kernel: milliseconds that are those of a busy machine. */
export const DAEMON_START_MS = 60;

export type Daemon = keyof typeof DAEMON_MS;

/** The cases that `DAEMON_MS` was fitted on. */
export const FITTED_ON: ReadonlySet<string> = new Set(['graceful', 'kill9']);
