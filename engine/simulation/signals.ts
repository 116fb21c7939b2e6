import { bfdDetectionMs, type VrrpBackup, vrrpMasterDownMs, vrrpSkewMs } from '../detection/failureDetection';
import { type SessionEnd, staleRouteMs } from '../detection/gracefulRestart';
import type { BoxEffects } from '../scenario/faultKinds';
import { hasSpeaker } from '../scenario/regions';
import type { Policies } from '../scenario/schema';
import { masterPriorityOf } from '../scenario/vrrpPriority';
import type { Signal } from './run';

/** Who learns of a fault by which signal, and how long after it. */
export interface Notice {
  readonly afterMs: number;
  readonly by: Signal;
}

/** A uniform draw from (0, 1); the number keeps draws of different use apart. */
export type Draw = (which: number) => number;

/** A closed TCP session is noticed about a round trip later; router and LB share a rack. */
const SESSION_CLOSE_MS = 1;

/** RFC 5880 §6.8.7 and RFC 4271 §10: periodic packets leave up to a quarter early, so that speakers do not fall in step. */
const jittered = (intervalMs: number, u: number) => intervalMs * (0.75 + 0.25 * u);

/**
 * The first signal that tells whoever steers traffic of a fault at an LB; null when none ever will.
 * A timer runs from the last packet received, which left some part of an interval before the fault. `isFirst`: of a VRRP
 * pair, the fault strikes the box of the higher priority, and the other one waits.
 */
export function lbNotice(effects: BoxEffects, policies: Policies, draw: Draw, isFirst = true): Notice | null {
  if (!hasSpeaker(policies)) return null;
  const { entry, detection } = policies;
  const candidates = entry.kind === 'vrrp' ? [vrrp(effects, entry, isFirst, draw)] : bgp(effects, detection, draw);
  candidates.push(healthHook(effects, policies, isFirst, draw));
  return candidates.reduce((first, next) => (next && (!first || next.afterMs < first.afterMs) ? next : first), null);
}

function bgp({ speaker, dropsCarrier }: BoxEffects, detection: Policies['detection'], draw: Draw): (Notice | null)[] {
  const { link, bfd, holdMs, gracefulRestartMs: restartMs, gracefulRestartAfterHold: afterHold } = detection;
  const daemonMs = between(detection.daemonMs, draw(7));
  const stale = (end: SessionEnd) =>
    restartMs === null ? 0 : staleRouteMs(end, { restartTimeMs: restartMs, notifications: afterHold });
  switch (speaker) {
    case 'lives':
      return [];
    case 'says-goodbye':
      return [{ afterMs: 0, by: 'bgp-session' }];
    case 'dies':
      return [{ afterMs: SESSION_CLOSE_MS + stale('lost') + daemonMs, by: 'bgp-session' }];
    case 'falls-silent': {
      const heldMs = holdMs - draw(2) * jittered(keepaliveMs(holdMs), draw(3));
      return [
        link && dropsCarrier ? { afterMs: 0, by: 'link' } : null,
        bfd && { afterMs: bfdSilenceMs(bfd, draw) + daemonMs, by: 'bfd' },
        holdMs > 0 ? { afterMs: heldMs + stale('hold-expired') + daemonMs, by: 'hold-timer' } : null,
      ];
    }
  }
}

/** Between the keepalives of a BGP session: a third of its hold time (RFC 4271, 4.4). */
export const keepaliveMs = (holdMs: number) => holdMs / 3;

/** Between the packets of a BFD session: the slower of what one side sends and the other takes (RFC 5880, 6.8.7). */
export const bfdIntervalMs = ({ txMs, rxMs = txMs }: NonNullable<Policies['detection']['bfd']>) => Math.max(txMs, rxMs);

const between = ([least, most]: readonly [number, number], u: number) => least + u * (most - least);

/** From the fault to the end of BFD's detection time, which began with the last packet before it. */
function bfdSilenceMs(bfd: NonNullable<Policies['detection']['bfd']>, draw: Draw): number {
  const { txMs, rxMs = txMs, multiplier } = bfd;
  const detectionMs = bfdDetectionMs({ remoteTxMs: txMs, localRxMs: rxMs, remoteMultiplier: multiplier });
  return detectionMs - draw(0) * jittered(bfdIntervalMs(bfd), draw(1));
}

/** What a box of a VRRP pair waits by; a master that has started again is a backup, too. */
export function vrrpTimers(entry: Policies['entry'], isFirst: boolean): VrrpBackup {
  const { vrrpAdvertMs, vrrpVersion, vrrpPriority } = entry;
  const backupPriority = isFirst ? masterPriorityOf(entry) : vrrpPriority;
  return { advertIntervalMs: vrrpAdvertMs, backupPriority, version: vrrpVersion };
}

/** Here the daemon that dies is the VRRP speaker: its adverts stop, and no session tells of it. */
function vrrp({ speaker }: BoxEffects, entry: Policies['entry'], isFirst: boolean, draw: Draw): Notice | null {
  if (speaker === 'lives') return null;
  const timers = vrrpTimers(entry, !isFirst);
  if (speaker === 'says-goodbye') return { afterMs: goodbyeMs(entry, isFirst), by: 'vrrp' };
  return { afterMs: vrrpMasterDownMs(timers) - draw(4) * entry.vrrpAdvertMs, by: 'vrrp' };
}

/** A last advert of priority 0 leaves the other box of a VRRP pair its skew time only (RFC 9568, 6.4.2). */
const goodbyeMs = (entry: Policies['entry'], isFirst: boolean) => vrrpSkewMs(vrrpTimers(entry, !isFirst));

/** A hook whose check has failed makes the box give its address up: a BGP route is withdrawn, a VRRP backup waits its skew. */
function healthHook({ answers }: BoxEffects, policies: Policies, isFirst: boolean, draw: Draw): Notice | null {
  const { entry, detection } = policies;
  const { healthHook: hook } = detection;
  if (!hook || answers !== 'refuses') return null;
  const failedMs = (hook.failures - 1 + draw(5)) * hook.intervalMs;
  return { afterMs: failedMs + (entry.kind === 'vrrp' ? goodbyeMs(entry, isFirst) : 0), by: 'health-hook' };
}
