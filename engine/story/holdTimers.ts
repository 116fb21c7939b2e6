import { bfdDetectionMs, vrrpMasterDownMs } from '../detection/failureDetection';
import { expandFaults } from '../scenario/expandFaults';
import { type BoxEffects, effectsOf } from '../scenario/faultKinds';
import { regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { nextHops } from '../simulation/router';
import { bfdIntervalMs, keepaliveMs, vrrpTimers } from '../simulation/signals';
import type { View } from './view';

/** What waits for signs of life from an LB, and how far its patience has run down at a moment. */
export interface HoldTimer {
  /** Index of the LB that is to give signs of life. */
  readonly lb: number;
  readonly by: 'vrrp' | 'bfd' | 'hold-timer' | 'record';
  /** Index of the LB that waits for them; null: the router, or whoever watches for DNS. */
  readonly listener: number | null;
  /** From one sign to the next; null: the model of this watcher has a delay and no signs. */
  readonly everyMs: number | null;
  /** So long a silence is taken for death. */
  readonly limitMs: number;
  /** How much of that is left. */
  readonly leftMs: number;
  /** A fault keeps the LB silent. */
  readonly isSilent: boolean;
  /** When the next sign arrives, if nothing happens; null: it is silent, or gives none. */
  readonly nextMs: number | null;
}

/** The timers that run for the LBs which are given traffic; none where nobody would notice a death. */
export function holdTimers(view: View): HoldTimer[] {
  const { scenario } = view;
  const { entry, detection, dns } = scenario.policies;
  const watch = (rule: Rule) =>
    regionsOf(scenario).flatMap((region) => timersOf(view, nextHops(scenario, region), rule));
  switch (entry.kind) {
    case 'vrrp':
      return watch({ by: 'vrrp', everyMs: entry.vrrpAdvertMs, delayMs: 0, saysNothing: isMute });
    case 'ecmp': {
      const { bfd, holdMs, daemonMs } = detection;
      const rule = { delayMs: daemonMs[0], saysNothing: isMute };
      if (bfd) return watch({ ...rule, by: 'bfd', everyMs: bfdIntervalMs(bfd) });
      return holdMs > 0 ? watch({ ...rule, by: 'hold-timer', everyMs: keepaliveMs(holdMs) }) : [];
    }
    case 'single':
      if (dns.failoverMs === null || regionsOf(scenario).length === 1) return [];
      return watch({ by: 'record', everyMs: null, delayMs: 0, saysNothing: ({ answers }) => answers !== 'as-usual' });
    default:
      return [];
  }
}

/** Who listens for what, and what comes between the end of a timer and the deed. */
interface Rule {
  readonly by: HoldTimer['by'];
  readonly everyMs: number | null;
  readonly delayMs: number;
  readonly saysNothing: (effects: BoxEffects) => boolean;
}

const isMute = ({ speaker }: BoxEffects) => speaker !== 'lives';

function timersOf(view: View, members: readonly number[], rule: Rule): HoldTimer[] {
  const { lbs } = view.frame;
  return members.flatMap((lb) => {
    if (!lbs[lb]!.routed) return [];
    const listener = rule.by === 'vrrp' ? (members.slice(0, 2).find((one) => one !== lb) ?? null) : null;
    // A dead standby waits for nothing.
    if (rule.by === 'vrrp' && (listener === null || lbs[listener]!.state !== 'healthy')) return [];
    const timer = timerOf(view, lb, listener, limitOf(view.scenario, rule.by, listener === members[0]), rule);
    // The router still sends to the address; the record names another one.
    return rule.by === 'record' && timer.leftMs === 0 ? [] : [timer];
  });
}

function timerOf(view: View, lb: number, listener: number | null, limitMs: number, rule: Rule): HoldTimer {
  const { scenario, frame } = view;
  const { by, everyMs } = rule;
  const silentMs = silentSince(scenario, frame.lbs[lb]!.id, frame.tMs, rule.saysNothing);
  const heardMs = lastSignMs(view, lb, rule, limitMs, silentMs ?? frame.tMs);
  const isSilent = silentMs !== null;
  return {
    lb,
    by,
    listener,
    everyMs,
    limitMs,
    leftMs: Math.max(0, limitMs - (frame.tMs - heardMs)),
    isSilent,
    nextMs: isSilent || everyMs === null ? null : heardMs + everyMs,
  };
}

function limitOf({ policies: { entry, detection, dns } }: Scenario, by: HoldTimer['by'], isFirst: boolean): number {
  switch (by) {
    case 'vrrp':
      return vrrpMasterDownMs(vrrpTimers(entry, isFirst));
    case 'bfd': {
      const { txMs, rxMs = txMs, multiplier } = detection.bfd!;
      return bfdDetectionMs({ remoteTxMs: txMs, localRxMs: rxMs, remoteMultiplier: multiplier });
    }
    case 'hold-timer':
      return detection.holdMs;
    case 'record':
      return dns.failoverMs!;
  }
}

/** Since when a fault has kept an LB silent; null: none does at the moment. */
function silentSince(
  scenario: Scenario,
  lb: string,
  tMs: number,
  saysNothing: (effects: BoxEffects) => boolean,
): number | null {
  const fault = expandFaults(scenario).find(
    ({ target, kind, atMs, forMs }) =>
      target === lb && atMs <= tMs && (forMs === null || tMs < atMs + forMs) && saysNothing(effectsOf(kind)!),
  );
  return fault?.atMs ?? null;
}

/**
 * The last sign before a moment. Signs keep their step, and the run says which step it is: a timer that ran out began
 * with one. Who has just taken an address over says so at once.
 */
function lastSignMs(view: View, lb: number, { by, everyMs, delayMs }: Rule, limitMs: number, untilMs: number): number {
  if (everyMs === null) return untilMs;
  const { id } = view.frame.lbs[lb]!;
  const noticed = view.run.failovers.find(
    (one) => one.fault.target === id && one.by === by && one.fault.atMs + one.detectMs! >= untilMs,
  );
  const takenMs = view.run.events.findLast(
    (event) => event.kind === 'vip-moved' && event.subject === id && event.tMs <= untilMs,
  )?.tMs;
  const knownMs = noticed ? noticed.fault.atMs + noticed.detectMs! - delayMs - limitMs : (takenMs ?? 0);
  return untilMs - ((((untilMs - knownMs) % everyMs) + everyMs) % everyMs);
}
