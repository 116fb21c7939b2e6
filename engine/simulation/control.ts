import { stream, uniform } from '../random';
import type { Fault } from '../scenario/schema';
import type { Connections, Network } from './connections';
import { EVENT } from './eventKinds';
import type { Flow } from './flow';
import { L4Table } from './l4Table';
import type { OpenFailover } from './recorder';
import { Rotation } from './rotation';
import type { Signal } from './run';
import { backendNotice, type Draw, lbNotice } from './signals';

/** How often the kernel looks for idle buckets of a resilient group (its work runs at half the idle timer). */
const UPKEEP_PER_IDLE_TIMER = 2;

/** Faults, who learns of them and when, and what is then changed: routes, VIP, rotation. */
export class Control {
  private readonly active = new Set<number>();
  private readonly failovers = new Map<number, OpenFailover>();
  private readonly signals = new Map<number, Signal>();
  private readonly inRotation: boolean[];
  private changes = 0;

  constructor(
    private readonly net: Network,
    private readonly connections: Connections,
  ) {
    this.inRotation = net.backends.map(() => true);
    this.recordWorld(0);
  }

  begin(): void {
    const { scenario, queue } = this.net;
    scenario.faults.forEach((fault, index) => {
      queue.push(fault.atMs, EVENT.fault, index);
      if (fault.forMs !== null) queue.push(fault.atMs + fault.forMs, EVENT.faultOver, index);
    });
  }

  fault(index: number, tMs: number): void {
    const fault = this.net.scenario.faults[index]!;
    this.active.add(index);
    this.net.recorder.event({ tMs, kind: 'fault', fault });
    if (fault.kind === 'spike') return;
    if (fault.kind === 'backend-crash') return this.backendChanged(fault, tMs, true);
    const lb = this.lbIndex(fault.target);
    this.openFailover(index, fault, lb);
    this.net.lbs[lb]!.begin(fault.kind);
    const notice = lbNotice(fault.kind, this.net.scenario.policies, this.draw('detection', lb, index));
    if (!notice) return;
    this.signals.set(index, notice.by);
    this.net.queue.push(tMs + notice.afterMs, EVENT.notice, index);
  }

  faultOver(index: number, tMs: number): void {
    const fault = this.net.scenario.faults[index]!;
    this.active.delete(index);
    this.net.recorder.event({ tMs, kind: 'fault-over', fault });
    if (fault.kind === 'spike') return;
    if (fault.kind === 'backend-crash') return this.backendChanged(fault, tMs, false);
    const lb = this.lbIndex(fault.target);
    this.net.lbs[lb]!.end(fault.kind);
    this.net.queue.push(tMs + this.net.scenario.policies.detection.returnMs, EVENT.lbReturn, lb);
  }

  /** A signal of an LB's fault arrives, unless the fault is over. */
  notice(index: number, tMs: number): void {
    if (!this.active.has(index)) return;
    const { scenario, recorder, router, lbs } = this.net;
    const fault = scenario.faults[index]!;
    const lb = this.lbIndex(fault.target);
    const failover = this.failovers.get(index)!;
    const by = this.signals.get(index)!;
    failover.detectMs = tMs - fault.atMs;
    failover.by = by;
    recorder.event({ tMs, kind: 'detected', subject: fault.target, by, afterMs: tMs - fault.atMs });
    if (!router.routed[lb]) return;
    if (scenario.policies.entry.kind === 'vrrp') {
      const other = [0, 1].find((candidate) => candidate !== lb && !lbs[candidate]!.isFaulty);
      if (other !== undefined) this.moveVip(other, tMs, failover);
      return;
    }
    this.changeRoutes(tMs, lb, failover, () => router.withdraw(lb, tMs), 'route-withdrawn');
    const { idleTimerMs } = scenario.policies.ecmp;
    if (router.hasMemory && idleTimerMs > 0)
      this.net.queue.push(tMs + idleTimerMs / UPKEEP_PER_IDLE_TIMER, EVENT.upkeep, 0);
  }

  /** A repaired LB is ready again. */
  lbReturn(lb: number, tMs: number): void {
    const { scenario, router, lbs } = this.net;
    if (lbs[lb]!.isFaulty) return;
    const { kind } = scenario.policies.entry;
    const failover = [...this.failovers.values()].findLast((one) => one.fault.target === lbs[lb]!.spec.id)!;
    if (kind === 'vrrp') {
      // The master has the highest priority and takes the VIP back (RFC 5798: Preempt_Mode is on by default).
      const shouldHold = lb === 0 || lbs[router.owner]!.condition !== 'up';
      if (lb < 2 && shouldHold && router.owner !== lb) this.moveVip(lb, tMs, null);
    } else if (kind === 'ecmp' && !router.routed[lb]) {
      this.changeRoutes(tMs, lb, null, () => router.announce(lb, tMs), 'route-announced', failover);
    }
  }

  backendNotice(backend: number, tMs: number): void {
    const { scenario, recorder, backends } = this.net;
    const isUp = !backends[backend]!.isFaulty;
    if (this.inRotation[backend] === isUp) return;
    this.inRotation[backend] = isUp;
    recorder.event({ tMs, kind: isUp ? 'backend-restored' : 'backend-removed', subject: backends[backend]!.spec.id });
    this.net.l4 = new L4Table(scenario, this.inRotation);
    this.recordWorld(tMs);
  }

  upkeep(tMs: number): void {
    const { router, queue, scenario } = this.net;
    const before = this.hops();
    if (router.upkeep(tMs)) {
      this.recordWorld(tMs);
      this.tellFlows(tMs, before, -1, null);
    }
    queue.push(tMs + scenario.policies.ecmp.idleTimerMs / UPKEEP_PER_IDLE_TIMER, EVENT.upkeep, 0);
  }

  private moveVip(to: number, tMs: number, failover: OpenFailover | null): void {
    const { router, lbs } = this.net;
    const from = router.owner;
    const before = this.hops();
    router.moveVip(to);
    this.net.recorder.event({ tMs, kind: 'vip-moved', subject: lbs[to]!.spec.id, from: lbs[from]!.spec.id });
    this.recordWorld(tMs);
    this.tellFlows(tMs, before, from, failover);
  }

  private changeRoutes(
    tMs: number,
    lb: number,
    failover: OpenFailover | null,
    change: () => void,
    kind: 'route-withdrawn' | 'route-announced',
    returned?: OpenFailover,
  ): void {
    const before = this.hops();
    change();
    this.net.recorder.event({ tMs, kind, subject: this.net.lbs[lb]!.spec.id });
    this.recordWorld(tMs);
    const moved = this.tellFlows(tMs, before, lb, failover);
    if (returned) returned.movedOnReturn = moved;
  }

  private hops(): Map<Flow, number> {
    return new Map([...this.connections.live()].map((flow) => [flow, this.connections.hopOf(flow)]));
  }

  /** Compares every flow's next hop with the one before a change of routes; how many moved. */
  private tellFlows(
    tMs: number,
    before: ReadonlyMap<Flow, number>,
    cause: number,
    failover: OpenFailover | null,
  ): number {
    const { recorder, lbs } = this.net;
    let moved = 0;
    for (const [flow, from] of before) {
      const to = this.connections.hopOf(flow);
      const needless = from !== to && from >= 0 && from !== cause;
      if (from !== to) moved++;
      if (failover) {
        failover.live++;
        if (from !== to) failover.moved++;
        if (needless) failover.movedNeedlessly++;
      }
      if (flow.sample < 0) continue;
      const lb = to < 0 ? '' : lbs[to]!.spec.id;
      recorder.event(
        from === to
          ? { tMs, kind: 'flow-kept', flow: flow.sample, lb }
          : { tMs, kind: 'flow-moved', flow: flow.sample, from: from < 0 ? '' : lbs[from]!.spec.id, lb, needless },
      );
      if (from !== to) this.connections.note(flow, tMs, flow.state);
    }
    return moved;
  }

  private openFailover(index: number, fault: Fault, lb: number): void {
    const hit = [...this.connections.live()].filter((flow) => this.connections.hopOf(flow) === lb);
    const failover = this.net.recorder.failover(fault, hit.length);
    for (const flow of hit) {
      flow.failover = failover;
      flow.wasBroken = false;
    }
    this.failovers.set(index, failover);
  }

  private backendChanged(fault: Fault, tMs: number, begins: boolean): void {
    const { scenario, queue, backends } = this.net;
    const index = scenario.topology.backends.findIndex((backend) => backend.id === fault.target);
    if (begins) backends[index]!.begin(fault.kind);
    else backends[index]!.end(fault.kind);
    const notice = backendNotice(!begins, scenario.policies.health, this.draw('health', index, this.changes++));
    queue.push(tMs + notice.afterMs, EVENT.backendNotice, index);
  }

  private recordWorld(tMs: number): void {
    const { scenario, recorder, router } = this.net;
    this.net.rotation = new Rotation(scenario, this.inRotation, router.routed);
    recorder.world({
      fromMs: tMs,
      routed: [...router.routed],
      buckets: router.buckets,
      inRotation: [...this.inRotation],
    });
  }

  private lbIndex(id: string): number {
    return this.net.lbs.findIndex((lb) => lb.spec.id === id);
  }

  private draw(name: string, who: number, nth: number): Draw {
    const draws = stream(this.net.scenario.seed, `${name} ${who}`);
    return (which) => uniform(draws, nth, which);
  }
}
