import { afterProbe, CHECKED_UP, type CheckedTarget } from '../health/activeCheck';
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
  /** When in an interval its probes leave. */
  readonly phaseMs: number;
  state: CheckedTarget;
  /** A probe is planned or under way. */
  isWatched: boolean;
}

/** Told of a host that the checks have taken out, or in. */
export interface CheckListener {
  backendChecked(backend: number, isUp: boolean, tMs: number): void;
  lbChecked(lb: number, isUp: boolean, tMs: number): void;
}

/**
 * Active health checks of the backends and of the L7 LBs: each host is probed at its own times, and only consecutive
 * results count (`afterProbe`). A host whose count cannot change, well and believed to be well, needs no probes: those
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
      phaseMs: intervalMs * uniform(phases, number, 0),
      state: CHECKED_UP,
      isWatched: false,
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

  isBackendUp(backend: number): boolean {
    return this.targets[backend]!.state.isUp;
  }

  isLbUp(lb: number): boolean {
    return this.targets[this.net.backends.length + lb]!.state.isUp;
  }

  /** A probe leaves; what it finds is what is then the case. */
  probe(number: number, tMs: number): void {
    const { passes, afterMs } = this.answerTo(this.targets[number]!.box);
    const result = 2 * number + Number(passes);
    if (afterMs === 0) this.probeDone(result, tMs);
    else this.net.queue.push(tMs + afterMs, EVENT.probeDone, result);
  }

  probeDone(result: number, tMs: number): void {
    const number = result >> 1;
    const passed = result % 2 === 1;
    const target = this.targets[number]!;
    const wasUp = target.state.isUp;
    target.state = afterProbe(target.state, passed, this.thresholds);
    if (target.state.isUp !== wasUp) this.tell(target, tMs);
    if (target.box instanceof BackendBox && passed && target.state.isUp) this.guards.passedCheck(target.index, tMs);
    if (this.isSettled(target)) target.isWatched = false;
    else this.plan(number, tMs);
  }

  private watch(number: number, tMs: number): void {
    const target = this.targets[number]!;
    if (target.isWatched || this.isSettled(target)) return;
    target.isWatched = true;
    this.plan(number, tMs);
  }

  /** The next of the host's own times after now. */
  private plan(number: number, tMs: number): void {
    const { intervalMs } = this.net.scenario.policies.health;
    const { phaseMs } = this.targets[number]!;
    const turn = Math.max(0, Math.floor((tMs - phaseMs) / intervalMs) + 1);
    this.net.queue.push(phaseMs + turn * intervalMs, EVENT.probe, number);
  }

  /**
   * A refused connection fails at once, silence after the timeout. A backend takes its service time to answer, but no
   * place in its line.
   */
  private answerTo(box: BackendBox | LbBox): { readonly passes: boolean; readonly afterMs: number } {
    const { timeoutMs } = this.net.scenario.policies.health;
    if (box.condition === 'refusing') return { passes: false, afterMs: 0 };
    if (box.condition === 'silent') return { passes: false, afterMs: timeoutMs };
    const answerMs = box instanceof BackendBox ? box.spec.serviceMs * box.slowness : 0;
    return answerMs <= timeoutMs ? { passes: true, afterMs: answerMs } : { passes: false, afterMs: timeoutMs };
  }

  private isSettled({ box, state, index }: Target): boolean {
    if (state.contrary > 0 || this.answerTo(box).passes !== state.isUp) return false;
    const { ejection } = this.net.scenario.policies;
    const isAwaited = ejection !== null && ejection.unejectOnPass !== false;
    return !(isAwaited && box instanceof BackendBox && state.isUp && this.guards.isEjectedAnywhere(index));
  }

  private tell({ box, index, state }: Target, tMs: number): void {
    if (box instanceof BackendBox) this.listener.backendChecked(index, state.isUp, tMs);
    else this.listener.lbChecked(index, state.isUp, tMs);
  }
}
