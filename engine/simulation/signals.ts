import { bfdDetectionMs, vrrpMasterDownMs } from '../detection/failureDetection';
import type { FaultKind, Policies } from '../scenario/schema';
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
 * A timer runs from the last packet received, which left some part of an interval before the fault.
 */
export function lbNotice(kind: FaultKind, { entry, detection }: Policies, draw: Draw): Notice | null {
  if (entry.kind !== 'vrrp' && entry.kind !== 'ecmp') return null;
  const candidates = entry.kind === 'vrrp' ? [vrrp(kind, entry, draw)] : bgp(kind, detection, draw);
  candidates.push(healthHook(kind, detection.healthHook, draw));
  return candidates.reduce((first, next) => (next && (!first || next.afterMs < first.afterMs) ? next : first), null);
}

/** Kinds after which the LB's speaker no longer sends, though no one closed its session. */
const isSilent = (kind: FaultKind) => kind === 'lb-crash' || kind === 'lb-hang' || kind === 'link-down';

function bgp(kind: FaultKind, detection: Policies['detection'], draw: Draw): (Notice | null)[] {
  const { link, bfd, holdMs, gracefulRestartMs } = detection;
  const daemonMs = between(detection.daemonMs, draw(7));
  if (kind === 'daemon-death') {
    return [{ afterMs: SESSION_CLOSE_MS + (gracefulRestartMs ?? 0) + daemonMs, by: 'bgp-session' }];
  }
  if (!isSilent(kind)) return [];
  return [
    link && kind !== 'lb-hang' ? { afterMs: 0, by: 'link' } : null,
    bfd && { afterMs: bfdSilenceMs(bfd, draw) + daemonMs, by: 'bfd' },
    holdMs > 0 ? { afterMs: holdMs - draw(2) * jittered(holdMs / 3, draw(3)) + daemonMs, by: 'hold-timer' } : null,
  ];
}

const between = ([least, most]: readonly [number, number], u: number) => least + u * (most - least);

/** From the fault to the end of BFD's detection time, which began with the last packet before it. */
function bfdSilenceMs({ txMs, multiplier }: { txMs: number; multiplier: number }, draw: Draw): number {
  const detectionMs = bfdDetectionMs({ remoteTxMs: txMs, localRxMs: txMs, remoteMultiplier: multiplier });
  return detectionMs - draw(0) * jittered(txMs, draw(1));
}

function vrrp(kind: FaultKind, { vrrpAdvertMs, vrrpPriority }: Policies['entry'], draw: Draw): Notice | null {
  // Here the daemon that dies is the VRRP speaker: its adverts stop, and no session tells of it.
  if (!isSilent(kind) && kind !== 'daemon-death') return null;
  const masterDownMs = vrrpMasterDownMs({ advertIntervalMs: vrrpAdvertMs, backupPriority: vrrpPriority });
  return { afterMs: masterDownMs - draw(4) * vrrpAdvertMs, by: 'vrrp' };
}

function healthHook(kind: FaultKind, hook: Policies['detection']['healthHook'], draw: Draw): Notice | null {
  if (!hook || kind !== 'proxy-death') return null;
  return { afterMs: (hook.failures - 1 + draw(5)) * hook.intervalMs, by: 'health-hook' };
}

/** When health checks take out a host whose port refuses, or take it in again. */
export function checkNotice(isUp: boolean, health: Policies['health'], draw: Draw): Notice {
  const checks = isUp ? health.healthyAfter : health.unhealthyAfter;
  return { afterMs: (checks - 1 + draw(6)) * health.intervalMs, by: 'health-check' };
}
