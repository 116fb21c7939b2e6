import { stream, uniform } from '../random';
import { type ElementaryFault, expandFaults } from '../scenario/expandFaults';
import { zonesInReach } from '../scenario/regions';
import { isMove, type Movement, movementOf, type Way } from '../story/movement';
import type { Connections } from './connections';
import type { Reason } from './dns';
import { EVENT } from './eventKinds';
import type { Flow } from './flow';
import type { Lists } from './lists';
import type { Network } from './network';
import type { Path } from './path';
import type { OpenFailover } from './recorder';
import type { Router } from './router';
import type { Signal } from './run';
import { checkNotice, type Draw, lbNotice } from './signals';

/** How often the kernel looks for idle buckets of a resilient group (its work runs at half the idle timer). */
const UPKEEP_PER_IDLE_TIMER = 2;

/** Faults, who learns of them and when, and what is then changed: routes, VIPs, lists, DNS. */
export class Control {
  private readonly faults: readonly ElementaryFault[];
  private readonly active = new Set<number>();
  private readonly failovers = new Map<number, OpenFailover>();
  private readonly signals = new Map<number, Signal>();
  /** What whoever watches the VIPs knows, by region. */
  private readonly regions: { answers: boolean; sinceMs: number; isInDns: boolean }[];
  private checks = 0;
  private isUpkeepPlanned = false;

  constructor(
    private readonly net: Network,
    private readonly connections: Connections,
    private readonly path: Path,
    private readonly lists: Lists,
  ) {
    this.faults = expandFaults(net.scenario);
    this.regions = net.regions.map((_, region) => {
      const answers = this.answers(region);
      return { answers, sinceMs: 0, isInDns: answers };
    });
    this.recordWorld(0);
  }

  begin(): void {
    const { scenario, queue } = this.net;
    this.faults.forEach((fault, index) => {
      queue.push(fault.atMs, EVENT.fault, index);
      if (fault.forMs !== null) queue.push(fault.atMs + fault.forMs, EVENT.faultOver, index);
    });
    if (scenario.policies.ejection) queue.push(0, EVENT.ejectionSweep, 0);
  }

  fault(index: number, tMs: number): void {
    const fault = this.faults[index]!;
    this.active.add(index);
    this.net.recorder.event({ tMs, kind: 'fault', fault });
    if (fault.kind === 'spike') return;
    if (fault.kind === 'dns-change') return this.changeRecord(this.regionIndex(fault.target), 'moved', true, tMs);
    const backend = this.backendIndex(fault.target);
    if (backend >= 0) return this.backendFault(index, fault, backend, tMs);
    this.lbFault(index, fault, this.lbIndex(fault.target), tMs);
    this.watchRegions(tMs);
  }

  faultOver(index: number, tMs: number): void {
    const fault = this.faults[index]!;
    this.active.delete(index);
    this.net.recorder.event({ tMs, kind: 'fault-over', fault });
    if (fault.kind === 'spike') return;
    if (fault.kind === 'dns-change') return this.changeRecord(this.regionIndex(fault.target), 'moved', false, tMs);
    const backend = this.backendIndex(fault.target);
    if (backend >= 0) return this.backendFaultOver(fault, backend, tMs);
    this.lbFaultOver(fault, this.lbIndex(fault.target), tMs);
    this.watchRegions(tMs);
  }

  /** A signal of an LB's fault arrives, unless the fault is over. */
  notice(index: number, tMs: number): void {
    if (!this.active.has(index)) return;
    const fault = this.faults[index]!;
    const by = this.signals.get(index)!;
    const failover = this.failovers.get(index)!;
    failover.detectMs = tMs - fault.atMs;
    failover.by = by;
    this.net.recorder.event({ tMs, kind: 'detected', subject: fault.target, by, afterMs: failover.detectMs });
    this.leaveRoutes(this.lbIndex(fault.target), tMs, failover);
  }

  /** A repaired LB is ready again. */
  lbReturn(lb: number, tMs: number): void {
    const { scenario, lbs } = this.net;
    const router = this.routerOf(lb);
    if (lbs[lb]!.isOut || router.routed[lb]) return;
    const { kind } = scenario.policies.entry;
    if (kind === 'ecmp') {
      const failover = [...this.failovers.values()].findLast((one) => one.fault.target === lbs[lb]!.spec.id);
      const moved = this.changeRoutes(tMs, lb, null, 'route-announced', () => router.announce(lb, tMs));
      if (failover) failover.movedOnReturn = moved;
    } else if (kind === 'vrrp') {
      // The master has the highest priority and takes the VIP back (RFC 9568: Preempt_Mode is on by default).
      const shouldHold = router.pair[0] === lb || lbs[router.holder]!.condition !== 'up';
      if (router.pair.includes(lb) && shouldHold) this.moveVip(router, lb, tMs, null);
    }
  }

  /** Some of the health checks' threshold has been reached: whatever the backend's state is now, they know. */
  backendNotice(backend: number, tMs: number): void {
    const box = this.net.backends[backend]!;
    this.setInService(backend, !box.isDown && !box.isDrained, tMs);
  }

  /** An L7 LB behind L4 LBs has passed or failed enough checks. */
  proxyNotice(lb: number, tMs: number): void {
    const isUp = !this.net.lbs[lb]!.isOut;
    if (this.lists.proxies[lb] === isUp) return;
    const failover = isUp ? null : this.openFailoverOf(lb);
    if (failover) {
      failover.detectMs = tMs - failover.fault.atMs;
      failover.by = 'health-check';
      this.net.recorder.event({
        tMs,
        kind: 'detected',
        subject: failover.fault.target,
        by: 'health-check',
        afterMs: failover.detectMs,
      });
    }
    this.changePaths(tMs, failover, () => {
      this.lists.proxies[lb] = isUp;
      this.net.recorder.event({
        tMs,
        kind: isUp ? 'proxy-restored' : 'proxy-removed',
        subject: this.net.lbs[lb]!.spec.id,
      });
    });
  }

  listUpdate(lb: number, tMs: number): void {
    if (!this.lists.hear(lb)) return;
    if (this.net.scenario.policies.lists.spreadMs > 0 || this.hasSkew())
      this.net.recorder.event({ tMs, kind: 'list-updated', subject: this.net.lbs[lb]!.spec.id });
    this.recordWorld(tMs);
  }

  /** An LB has ejected a backend, or taken it in again. */
  ejectionsChanged(lb: number, tMs: number): void {
    this.lists.refresh(lb);
    this.recordWorld(tMs);
  }

  /** The grace of a drained backend is over: it closes what connections it still has. */
  drained(index: number): void {
    if (this.active.has(index)) this.net.backends[this.backendIndex(this.faults[index]!.target)]!.forget();
  }

  /** Whoever watches a region's VIP has waited long enough, unless the region has changed meanwhile. */
  dnsNotice(region: number, tMs: number): void {
    const watched = this.regions[region]!;
    if (watched.sinceMs + this.net.scenario.policies.dns.failoverMs! > tMs || watched.isInDns === watched.answers)
      return;
    watched.isInDns = watched.answers;
    this.changeRecord(region, 'lost', !watched.answers, tMs);
  }

  upkeep(tMs: number): void {
    this.isUpkeepPlanned = false;
    const before = this.ways();
    const changed = this.net.routers.map((router) => router.upkeep(tMs)).some(Boolean);
    if (changed) {
      this.recordWorld(tMs);
      this.tellFlows(tMs, before, null);
    }
    this.planUpkeep(tMs);
  }

  private lbFault(index: number, fault: ElementaryFault, lb: number, tMs: number): void {
    const { lbs, queue, scenario } = this.net;
    if (fault.kind === 'list-skew') return lbs[lb]!.begin(fault);
    this.openFailover(index, fault, lb);
    lbs[lb]!.begin(fault);
    if (fault.kind === 'drain') {
      const failover = this.failovers.get(index)!;
      failover.detectMs = 0;
      if (this.isProxy(lb)) return this.proxyNotice(lb, tMs);
      return this.leaveRoutes(lb, tMs, failover);
    }
    if (this.isProxy(lb)) return this.checkProxy(lb, tMs);
    const notice = lbNotice(fault.kind, scenario.policies, this.draw(`detection ${lb}`, index));
    if (!notice) return;
    this.signals.set(index, notice.by);
    queue.push(tMs + notice.afterMs, EVENT.notice, index);
  }

  private lbFaultOver(fault: ElementaryFault, lb: number, tMs: number): void {
    this.net.lbs[lb]!.end(fault);
    if (fault.kind === 'list-skew') return this.listUpdate(lb, tMs);
    if (this.isProxy(lb)) return this.checkProxy(lb, tMs);
    this.net.queue.push(tMs + this.net.scenario.policies.detection.returnMs, EVENT.lbReturn, lb);
  }

  private backendFault(index: number, fault: ElementaryFault, backend: number, tMs: number): void {
    const { backends, queue, scenario } = this.net;
    backends[backend]!.begin(fault);
    if (fault.kind === 'backend-crash') this.checkBackend(backend, tMs, false);
    if (fault.kind !== 'drain') return;
    this.setInService(backend, false, tMs);
    queue.push(tMs + scenario.policies.drain.graceMs, EVENT.drained, index);
  }

  private backendFaultOver(fault: ElementaryFault, backend: number, tMs: number): void {
    this.net.backends[backend]!.end(fault);
    if (fault.kind === 'backend-crash') this.checkBackend(backend, tMs, true);
    if (fault.kind === 'drain') this.backendNotice(backend, tMs);
  }

  /** Health checks find out; a bare DNS record has none, and changes when somebody sees to it. */
  private checkBackend(backend: number, tMs: number, isUp: boolean): void {
    const { entry, dns, health } = this.net.scenario.policies;
    const afterMs =
      entry.kind === 'dns'
        ? dns.failoverMs
        : checkNotice(isUp, health, this.draw(`health ${backend}`, this.checks++)).afterMs;
    if (afterMs !== null) this.net.queue.push(tMs + afterMs, EVENT.backendNotice, backend);
  }

  private checkProxy(lb: number, tMs: number): void {
    const isUp = !this.net.lbs[lb]!.isOut;
    const notice = checkNotice(isUp, this.net.scenario.policies.health, this.draw(`proxy ${lb}`, this.checks++));
    this.net.queue.push(tMs + notice.afterMs, EVENT.proxyNotice, lb);
  }

  private setInService(backend: number, isIn: boolean, tMs: number): void {
    if (!this.lists.setBackend(backend, isIn, tMs)) return;
    this.net.dns.list(this.lists.inService, tMs);
    this.net.recorder.event({
      tMs,
      kind: isIn ? 'backend-restored' : 'backend-removed',
      subject: this.net.backends[backend]!.spec.id,
    });
    this.recordWorld(tMs);
  }

  private leaveRoutes(lb: number, tMs: number, failover: OpenFailover): void {
    const { scenario, lbs } = this.net;
    const router = this.routerOf(lb);
    const { kind } = scenario.policies.entry;
    if (!router.routed[lb] || kind === 'single') return;
    if (kind === 'vrrp') {
      const other = router.pair.find((candidate) => candidate !== lb && !lbs[candidate]!.isOut);
      if (other !== undefined) this.moveVip(router, other, tMs, failover);
      return;
    }
    this.changeRoutes(tMs, lb, failover, 'route-withdrawn', () => router.withdraw(lb, tMs));
    if (router.hasMemory) this.planUpkeep(tMs);
  }

  private planUpkeep(tMs: number): void {
    const { idleTimerMs } = this.net.scenario.policies.ecmp;
    if (idleTimerMs === 0 || this.isUpkeepPlanned) return;
    this.isUpkeepPlanned = true;
    this.net.queue.push(tMs + idleTimerMs / UPKEEP_PER_IDLE_TIMER, EVENT.upkeep, 0);
  }

  private moveVip(router: Router, to: number, tMs: number, failover: OpenFailover | null): void {
    const { lbs, recorder } = this.net;
    const from = router.holder;
    this.changePaths(tMs, failover, () => {
      router.moveVip(to);
      recorder.event({ tMs, kind: 'vip-moved', subject: lbs[to]!.spec.id, from: lbs[from]!.spec.id });
    });
  }

  private changeRoutes(
    tMs: number,
    lb: number,
    failover: OpenFailover | null,
    kind: 'route-withdrawn' | 'route-announced',
    change: () => void,
  ): number {
    return this.changePaths(tMs, failover, () => {
      change();
      this.net.recorder.event({ tMs, kind, subject: this.net.lbs[lb]!.spec.id });
    });
  }

  /** Changes where packets go and tells every flow; how many of them moved. */
  private changePaths(tMs: number, failover: OpenFailover | null, change: () => void): number {
    const before = this.ways();
    change();
    this.lists.refreshAll();
    this.recordWorld(tMs);
    this.watchRegions(tMs);
    return this.tellFlows(tMs, before, failover);
  }

  /** Which LB each flow's packets reach first, and at which they end. */
  private ways(): Map<Flow, Way> {
    return new Map(this.connections.live().map((flow) => [flow, this.wayOf(flow)]));
  }

  /** A connection that no box has accepted ends nowhere yet. */
  private wayOf(flow: Flow): Way {
    return { hop: this.path.hopOf(flow), end: flow.lb < 0 ? -1 : this.path.endOf(flow) };
  }

  /** Compares every flow's way with the one before; how many have moved. */
  private tellFlows(tMs: number, before: ReadonlyMap<Flow, Way>, failover: OpenFailover | null): number {
    let moved = 0;
    for (const [flow, from] of before) {
      const to = this.wayOf(flow);
      const movement = movementOf(from, to, this.isWanted);
      this.net.recorder.countMovement(movement);
      if (isMove(movement)) moved++;
      if (failover) {
        failover.live++;
        if (movement === 'rerouted') failover.rerouted++;
        if (isMove(movement)) failover.moved++;
        if (movement === 'needless') failover.movedNeedlessly++;
      }
      if (flow.sample >= 0) this.tellSampled(flow, tMs, from, to, movement);
    }
    return moved;
  }

  /** Alive, and not out of routes or lists for a fault of its own. */
  private readonly isWanted = (lb: number): boolean => {
    const box = this.net.lbs[lb]!;
    const isUsed = this.isProxy(lb) ? this.lists.proxies[lb] : this.routerOf(lb).routed[lb];
    return box.condition === 'up' && (isUsed || !box.isOut);
  };

  private tellSampled(flow: Flow, tMs: number, from: Way, to: Way, movement: Movement): void {
    const { recorder, lbs } = this.net;
    const idOf = (lb: number) => lbs[lb]?.spec.id ?? '';
    const told = { tMs, flow: flow.sample };
    if (movement === 'kept') {
      if (to.end >= 0) recorder.event({ ...told, kind: 'flow-kept', lb: idOf(to.end) });
    } else if (movement === 'rerouted')
      recorder.event({ ...told, kind: 'flow-rerouted', from: idOf(from.hop), lb: idOf(to.hop) });
    else {
      const needless = movement === 'needless';
      recorder.event({ ...told, kind: 'flow-moved', from: idOf(from.end), lb: idOf(to.end), needless });
    }
    if (from.end !== to.end || from.hop !== to.hop) this.connections.note(flow, tMs, flow.state, movement);
  }

  private openFailover(index: number, fault: ElementaryFault, lb: number): void {
    const hit = this.connections.live().filter((flow) => this.path.hopOf(flow) === lb || this.path.endOf(flow) === lb);
    const failover = this.net.recorder.failover(fault, hit.length);
    for (const flow of hit) {
      flow.failover = failover;
      flow.wasBroken = false;
    }
    this.failovers.set(index, failover);
  }

  private openFailoverOf(lb: number): OpenFailover | null {
    const index = [...this.active].findLast((one) => this.faults[one]!.target === this.net.lbs[lb]!.spec.id);
    return (index !== undefined && this.failovers.get(index)) || null;
  }

  /** Looks which regions' VIPs answer; a change takes whoever watches them some time to put into DNS, if there is another. */
  private watchRegions(tMs: number): void {
    const { failoverMs } = this.net.scenario.policies.dns;
    if (failoverMs === null || this.regions.length === 1) return;
    this.regions.forEach((watched, region) => {
      const answers = this.answers(region);
      if (watched.answers === answers) return;
      watched.answers = answers;
      watched.sinceMs = tMs;
      this.net.queue.push(tMs + failoverMs, EVENT.dnsNotice, region);
    });
  }

  /** An LB that is given the region's traffic lives and, with two tiers, another behind it that it sends to. */
  private answers(region: number): boolean {
    const { scenario, routers, lbs } = this.net;
    const lives = (isUsed: boolean, lb: number) => isUsed && lbs[lb]!.condition === 'up';
    const first = routers[region]!.routed.findIndex(lives);
    if (first < 0 || scenario.policies.entry.tiers === 'one') return first >= 0;
    const reach = zonesInReach(scenario, lbs[first]!.spec.zone);
    return this.lists.proxies.some((isUsed, lb) => lives(isUsed, lb) && reach.includes(lbs[lb]!.spec.zone));
  }

  private changeRecord(region: number, reason: Reason, isOut: boolean, tMs: number): void {
    const { dns, recorder, regions } = this.net;
    const to = regions[dns.change(region, reason, isOut, tMs)]!.id;
    recorder.event({ tMs, kind: 'dns-changed', subject: regions[region]!.id, to });
  }

  private recordWorld(tMs: number): void {
    const { recorder, routers, lbs, backends } = this.net;
    const { lists } = this.lists;
    recorder.world({
      fromMs: tMs,
      routed: lbs.map((_, lb) => routers.some((router) => router.routed[lb])),
      buckets: routers.some((router) => router.hasMemory) ? routers.map((router) => router.buckets ?? []) : null,
      inRotation: backends.map((_, backend) => lists.some((list) => list[backend])),
      lists,
      proxies: [...this.lists.proxies],
    });
  }

  private hasSkew(): boolean {
    return this.faults.some((fault) => fault.kind === 'list-skew');
  }

  private isProxy(lb: number): boolean {
    return this.net.scenario.policies.entry.tiers === 'two' && this.net.lbs[lb]!.spec.tier === 'l7';
  }

  private routerOf(lb: number): Router {
    return this.net.routers[this.net.lbs[lb]!.region]!;
  }

  private lbIndex(id: string): number {
    return this.net.lbs.findIndex((lb) => lb.spec.id === id);
  }

  private regionIndex(id: string): number {
    return this.net.regions.findIndex((region) => region.id === id);
  }

  private backendIndex(id: string): number {
    return this.net.backends.findIndex((backend) => backend.spec.id === id);
  }

  private draw(name: string, nth: number): Draw {
    const draws = stream(this.net.scenario.seed, name);
    return (which) => uniform(draws, nth, which);
  }
}
