import { afterProbe, CHECKED_UP, type CheckedTarget, type ProbeReply, probeOutcome } from '../health/activeCheck';
import { stream, uniform } from '../random';
import { isDirect } from '../scenario/regions';
import { BackendBox, type LbBox } from './boxes';
import { EVENT } from './eventKinds';
import type { Guards } from './guards';
import type { Network } from './network';

/** What the checks ask of one host. */
interface Target {
  readonly box: BackendBox | LbBox;
  /** Its index among the backends, or among the LBs. */
  readonly index: number;
  /** When its last probe ended: the next leaves an interval later. */
  endedMs: number;
  state: CheckedTarget;
  /** A probe is planned or under way; otherwise they are left out, and each would take `leftOutMs`. */
  isWatched: boolean;
  leftOutMs: number;
  /** When the probe that is under way ends; NaN: none is. */
  dueMs: number;
  /** The life of a frozen host that has taken the probe's connection and will answer if it thaws; null: there is none. */
  heldEpoch: number | null;
}

/** Told of a host that the checks have taken out, or in. */
export interface CheckListener {
  backendChecked(backend: number, isUp: boolean, tMs: number): void;
  lbChecked(lb: number, isUp: boolean, tMs: number): void;
}

/**
 * Active health checks of the backends and of the L7 LBs: each host is probed at its own times, and only consecutive
 * results count (`afterProbe`). The next probe leaves an interval after the end of the one before, which matters where that
 * timed out (as measured of HAProxy; Envoy does so, too). A host whose count cannot change, well and believed to be well, needs no probes: those
 * that would pass are left out, so that a thousand healthy backends cost nothing.
 */
export class Checks {
  private readonly targets: readonly Target[];
  private readonly thresholds: { readonly rise: number; readonly fall: number };

  constructor(
    private readonly net: Network,
    private readonly guards: Guards,
    private readonly listener: CheckListener,
  ) {
    const { seed, policies } = net.scenario;
    const { intervalMs, healthyAfter: rise, unhealthyAfter: fall } = policies.health;
    const phases = stream(seed, 'checks');
    this.thresholds = { rise, fall };
    this.targets = [...net.backends.entries(), ...net.lbs.entries()].map(([index, box], number) => ({
      box,
      index,
      endedMs: intervalMs * (uniform(phases, number, 0) - 1),
      state: CHECKED_UP,
      isWatched: false,
      leftOutMs: this.outcomeAt(box).afterMs,
      dueMs: Number.NaN,
      heldEpoch: null,
    }));
  }

  /** Something has happened to a backend that its checks may see, or that their passing may end. */
  watchBackend(backend: number, tMs: number): void {
    // Clients that were given addresses by DNS have nobody who checks them.
    if (this.net.scenario.policies.entry.kind !== 'dns') this.watch(backend, tMs);
  }

  watchLb(lb: number, tMs: number): void {
    const { tier } = this.net.lbs[lb]!.spec;
    if (tier === 'l7' && !isDirect(this.net.scenario)) this.watch(this.net.backends.length + lb, tMs);
  }

  /** A probe leaves; what it finds is what is then the case, unless it waits for a frozen host that thaws. */
  probe(number: number, tMs: number): void {
    const target = this.targets[number]!;
    target.heldEpoch = target.box.isFrozen ? target.box.epoch : null;
    this.expect(number, tMs);
  }

  /** The result of a probe, unless it had another one before. */
  probeDone(result: number, tMs: number): void {
    const number = result >> 1;
    const passed = result % 2 === 1;
    const target = this.targets[number]!;
    if (target.dueMs !== tMs) return;
    target.dueMs = Number.NaN;
    target.endedMs = tMs;
    const wasUp = target.state.isUp;
    target.state = afterProbe(target.state, passed, this.thresholds);
    if (target.state.isUp !== wasUp) this.tell(target, tMs);
    if (target.box instanceof BackendBox && passed && target.state.isUp) this.guards.passedCheck(target.index, tMs);
    if (this.isSettled(target)) this.leaveOut(target);
    else this.plan(number);
  }

  private watch(number: number, tMs: number): void {
    const target = this.targets[number]!;
    const { box, isWatched } = target;
    const isUnderWay = isWatched ? target.dueMs > tMs : this.catchUp(target, tMs);
    const dueMs = isWatched ? target.dueMs : target.endedMs;
    const isHeld = isUnderWay && target.heldEpoch === box.epoch;
    const thaws = isHeld && box.condition === 'up' && tMs + this.outcomeAt(box).afterMs <= dueMs;
    if (!isWatched && this.isSettled(target)) return this.leaveOut(target);
    target.isWatched = true;
    if (thaws) {
      target.heldEpoch = null;
      this.expect(number, tMs);
    } else if (!isWatched) this.plan(number);
  }

  /** Nobody needs to see the probes of a host from now on. */
  private leaveOut(target: Target): void {
    target.isWatched = false;
    target.leftOutMs = this.outcomeAt(target.box).afterMs;
    target.heldEpoch = target.box.isFrozen ? target.box.epoch : null;
  }

  /** Works out when the probes that were left out would have ended; true if one would be under way. */
  private catchUp(target: Target, tMs: number): boolean {
    const { intervalMs } = this.net.scenario.policies.health;
    if (target.endedMs > tMs) return true;
    const turnMs = intervalMs + target.leftOutMs;
    target.endedMs += Math.floor((tMs - target.endedMs) / turnMs) * turnMs;
    if (target.endedMs + intervalMs > tMs) return false;
    target.endedMs += turnMs;
    return true;
  }

  private plan(number: number): void {
    this.net.queue.push(
      this.targets[number]!.endedMs + this.net.scenario.policies.health.intervalMs,
      EVENT.probe,
      number,
    );
  }

  /** When the probe that has left will have its result, as things are. */
  private expect(number: number, tMs: number): void {
    const target = this.targets[number]!;
    const { passed, afterMs } = this.outcomeAt(target.box);
    target.dueMs = tMs + afterMs;
    const result = 2 * number + Number(passed);
    if (afterMs === 0) this.probeDone(result, tMs);
    else this.net.queue.push(target.dueMs, EVENT.probeDone, result);
  }

  private outcomeAt(box: BackendBox | LbBox): ReturnType<typeof probeOutcome> {
    return probeOutcome(replyOf(box), this.net.scenario.policies.health.timeoutMs);
  }

  private isSettled({ box, state, index }: Target): boolean {
    if (state.contrary > 0 || this.outcomeAt(box).passed !== state.isUp) return false;
    const { ejection } = this.net.scenario.policies;
    const isAwaited = ejection !== null && ejection.unejectOnPass !== false;
    return !(isAwaited && box instanceof BackendBox && state.isUp && this.guards.isEjectedAnywhere(index));
  }

  private tell({ box, index, state }: Target, tMs: number): void {
    if (box instanceof BackendBox) this.listener.backendChecked(index, state.isUp, tMs);
    else this.listener.lbChecked(index, state.isUp, tMs);
  }
}

/** A backend takes its service time to answer a probe, but no place in its line. */
function replyOf(box: BackendBox | LbBox): ProbeReply {
  if (box.condition === 'silent') return { kind: 'silence' };
  if (box.condition === 'refusing') return { kind: 'refused', afterMs: 0 };
  return {
    kind: 'answer',
    afterMs: box instanceof BackendBox ? box.spec.serviceMs * box.slowness : 0,
    isHealthy: true,
  };
}
