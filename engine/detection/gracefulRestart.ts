import { requireNumber } from '../errors';

/** Default restart times in seconds: FRR `bgpd.h`; BIRD `doc/bird.sgml`. */
export const RESTART_TIME_DEFAULT_S = { frr: 120, bird: 120 } as const;

/** What a router and its BGP peer agreed on for the peer's restart. */
export interface GracefulRestart {
  /** How long the peer asked its routes to be kept, ms; 0: not at all. */
  readonly restartTimeMs: number;
  /** Both announced the N bit (RFC 8538; FRR does by default since 8.3): an expired hold timer and a notification are restarts too. */
  readonly notifications: boolean;
}

/**
 * How a router's session with a peer ended:
 * - `lost`: the connection was closed or reset without a notification, as when the daemon died;
 * - `hold-expired`: nothing was heard for the hold time;
 * - `notified`: the peer sent a notification that is no Hard Reset;
 * - `hard-reset`: the peer said that it goes for good. An orderly stop does where both announced the N bit;
 * - `bfd-down`: BFD lost the peer, and the router heeded it (`heedsBfdDown`).
 */
export type SessionEnd = 'lost' | 'hold-expired' | 'notified' | 'hard-reset' | 'bfd-down';

/**
 * How long a router still forwards to a peer after their session has ended, ms, if the peer does not come back sooner:
 * the restart time where the end counts as a restart, 0 where it does not. BFD reports on the path that packets take, so
 * that what it lost is not kept (FRR sends a Hard Reset; RFC 5882 §4.3 asks for no less where BFD is independent of
 * the control plane).
 * Sources: RFC 4724 §4.2; RFC 8538 §4; FRR `bgp_fsm.c`, `bgp_packet.c`. Throws EngineError on a negative time.
 */
export function staleRouteMs(end: SessionEnd, { restartTimeMs, notifications }: GracefulRestart): number {
  requireNumber('restartTimeMs', restartTimeMs, 0, Number.MAX_SAFE_INTEGER);
  switch (end) {
    case 'lost':
      return restartTimeMs;
    case 'hold-expired':
    case 'notified':
      return notifications ? restartTimeMs : 0;
    case 'hard-reset':
    case 'bfd-down':
      return 0;
  }
}

/**
 * Whether BGP ends a session because BFD lost the peer. FRR always does, unless graceful restart is in force, its own
 * `bfd check-control-plane-failure` is set, and the peer's packets have the C bit clear: then BFD shares the fate of the
 * peer's control plane, may only have lost that, and BGP waits for its own signs.
 * Sources: RFC 5882 §4.3.2; FRR `bgp_bfd.c`.
 */
export function heedsBfdDown(session: {
  readonly isGraceful: boolean;
  readonly checksControlPlane: boolean;
  readonly isPeerIndependent: boolean;
}): boolean {
  return !(session.isGraceful && session.checksControlPlane && !session.isPeerIndependent);
}
