/** Why a BGP session ended. */
export type SessionEnd = 'session-closed' | 'hold-timer-expired';

/**
 * How long a speaker keeps the routes of a peer whose session has ended, in ms: with graceful restart negotiated the
 * restart time, after a closed session (RFC 4724) and, where both sides take notifications for restarts, after an
 * expired hold timer as well (RFC 8538, FRR's default since 8.3). `restartMs` null: not negotiated.
 */
export function staleRouteMs(input: {
  readonly cause: SessionEnd;
  readonly restartMs: number | null;
  readonly afterHold: boolean;
}): number {
  const { cause, restartMs, afterHold } = input;
  return restartMs !== null && (cause === 'session-closed' || afterHold) ? restartMs : 0;
}
