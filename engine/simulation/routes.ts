import { vrrpMasterDownMs } from '../detection/failureDetection';
import { stream, uniform } from '../random';
import type { ElementaryFault } from '../scenario/expandFaults';
import { effectsOf } from '../scenario/faultKinds';
import { EVENT } from './eventKinds';
import type { Failovers } from './failovers';
import type { Network } from './network';
import type { OpenFailover } from './recorder';
import type { Router } from './router';
import { lbNotice, type Notice, vrrpTimers } from './signals';

/** Routes and VIPs: which signal tells of an LB's fault, and what is then changed. */
export class Routes {
  private readonly notices = new Map<ElementaryFault, Notice>();
  /** By LB: when it is ready again, of several repairs the last. */
  private readonly readyMs: number[] = [];
  /** LBs that held a VIP when they froze: nothing has told them that another one holds it now. */
  private readonly unaware = new Set<number>();
  /** When the kernel looks at its resilient groups next. */
  private upkeepMs = Number.POSITIVE_INFINITY;

  constructor(
    private readonly net: Network,
    private readonly failovers: Failovers,
  ) {}

  /** A fault has struck an LB that routes or a VIP may lead to; its notice comes as event number `index`. */
  watch(fault: ElementaryFault, index: number, lb: number, tMs: number): void {
    const router = this.routerOf(lb);
    if (!router.knows(lb)) return;
    const { seed, policies } = this.net.scenario;
    const effects = effectsOf(fault.kind)!;
    if (effects.speaker === 'falls-silent' && !effects.dropsCarrier && router.holder === lb) this.unaware.add(lb);
    else if (effects.speaker !== 'lives') this.unaware.delete(lb);
    const draws = stream(seed, `detection ${lb}`);
    const draw = (which: number) => uniform(draws, index, which);
    const notice = lbNotice(effects, policies, draw, router.pair[0] === lb);
    if (!notice) return;
    this.notices.set(fault, notice);
    if (notice.afterMs === 0) this.notice(fault, lb, tMs);
    else this.net.queue.push(tMs + notice.afterMs, EVENT.notice, index);
  }

  /** The signal of a fault that still lasts arrives. */
  notice(fault: ElementaryFault, lb: number, tMs: number): void {
    const failover = this.failovers.of(fault);
    const { by } = this.notices.get(fault)!;
    failover.detectMs = tMs - fault.atMs;
    // Who says goodbye need not be noticed.
    if (effectsOf(fault.kind)!.speaker !== 'says-goodbye') {
      failover.by = by;
      this.net.recorder.event({ tMs, kind: 'detected', subject: fault.target, by, afterMs: failover.detectMs });
    }
    this.leave(lb, tMs, failover);
  }

  /** A fault of an LB is over: when will the LB be ready for traffic? */
  repaired(lb: number, tMs: number): void {
    const { entry, detection } = this.net.scenario.policies;
    const afterMs = entry.kind === 'vrrp' ? this.vrrpReturnMs(lb) : detection.returnMs;
    this.readyMs[lb] = tMs + afterMs;
    this.net.queue.push(tMs + afterMs, EVENT.lbReturn, lb);
  }

  /**
   * A VRRP speaker that starts again, or whose link is back, first listens as a backup does. One that was frozen still
   * believes that it is the master: its next advert is overdue.
   */
  private vrrpReturnMs(lb: number): number {
    if (this.unaware.has(lb)) return 0;
    return vrrpMasterDownMs(vrrpTimers(this.net.scenario.policies.entry, this.routerOf(lb).pair[0] === lb));
  }

  /** A repaired LB is ready again. */
  lbReturn(lb: number, tMs: number): void {
    const { scenario, lbs } = this.net;
    const router = this.routerOf(lb);
    const { kind, vrrpPreempt } = scenario.policies.entry;
    if (tMs !== this.readyMs[lb] || !router.knows(lb) || lbs[lb]!.isOut) return;
    const isUnaware = this.unaware.delete(lb);
    if (router.routed[lb]) return;
    if (kind === 'ecmp') {
      const failover = this.failovers.lastAt(lb);
      const moved = this.change(tMs, lb, null, 'route-announced', () => router.announce(lb, tMs));
      if (failover) failover.movedOnReturn = moved;
    } else if (kind === 'vrrp' && router.pair.includes(lb)) {
      // The first of the pair has the higher priority (RFC 9568: Preempt_Mode is on by default; keepalived: nopreempt).
      const takesBack = (vrrpPreempt || isUnaware) && router.pair[0] === lb;
      if (takesBack || lbs[router.holder]!.isOut) this.moveVip(router, lb, tMs, null);
    }
  }

  /** The kernel's work on resilient groups, unless it has been put off or brought forward since it was planned. */
  upkeep(tMs: number): void {
    if (tMs !== this.upkeepMs) return;
    this.failovers.changePaths(tMs, null, () => this.net.routers.map((router) => router.upkeep(tMs)).some(Boolean));
    this.planUpkeep(tMs);
  }

  private leave(lb: number, tMs: number, failover: OpenFailover): void {
    const { scenario, lbs } = this.net;
    const router = this.routerOf(lb);
    const { kind } = scenario.policies.entry;
    if (!router.routed[lb] || (kind !== 'ecmp' && kind !== 'vrrp')) return;
    if (kind === 'vrrp') {
      const other = router.pair.find((candidate) => candidate !== lb && !lbs[candidate]!.isOut);
      if (other !== undefined) this.moveVip(router, other, tMs, failover);
      return;
    }
    this.change(tMs, lb, failover, 'route-withdrawn', () => router.withdraw(lb, tMs));
  }

  private planUpkeep(tMs: number): void {
    this.upkeepMs = Math.min(...this.net.routers.map((router) => router.nextUpkeepMs(tMs) ?? Number.POSITIVE_INFINITY));
    if (this.upkeepMs < Number.POSITIVE_INFINITY) this.net.queue.push(this.upkeepMs, EVENT.upkeep, 0);
  }

  private moveVip(router: Router, to: number, tMs: number, failover: OpenFailover | null): void {
    const { lbs, recorder } = this.net;
    const from = router.holder;
    this.failovers.changePaths(tMs, failover, () => {
      router.moveVip(to);
      recorder.event({ tMs, kind: 'vip-moved', subject: lbs[to]!.spec.id, from: lbs[from]!.spec.id });
      return true;
    });
  }

  private change(
    tMs: number,
    lb: number,
    failover: OpenFailover | null,
    kind: 'route-withdrawn' | 'route-announced',
    act: () => void,
  ): number {
    const moved = this.failovers.changePaths(tMs, failover, () => {
      act();
      this.net.recorder.event({ tMs, kind, subject: this.net.lbs[lb]!.spec.id });
      return true;
    });
    this.planUpkeep(tMs);
    return moved;
  }

  private routerOf(lb: number): Router {
    return this.net.routers[this.net.lbs[lb]!.region]!;
  }
}
