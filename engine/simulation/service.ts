import type { ElementaryFault } from '../scenario/expandFaults';
import type { CheckListener } from './checks';
import { EVENT } from './eventKinds';
import type { Failovers } from './failovers';
import type { Lists } from './lists';
import type { Network } from './network';
import type { OpenFailover } from './recorder';
import type { Worlds } from './worlds';

/** Who is in service: what the checks and the operators say of backends and L7 LBs, put into everybody's lists. */
export class Service implements CheckListener {
  /** By backend and by LB: what the checks (or, without them, whoever keeps the record) believe. */
  private readonly believedUp: { readonly backends: boolean[]; readonly lbs: boolean[] };
  /** By LB that was taken out: the failover that this belongs to. */
  private readonly removals = new Map<number, OpenFailover>();

  constructor(
    private readonly net: Network,
    private readonly lists: Lists,
    private readonly failovers: Failovers,
    private readonly worlds: Worlds,
  ) {
    this.believedUp = { backends: net.backends.map(() => true), lbs: net.lbs.map(() => true) };
  }

  backendChecked(backend: number, isUp: boolean, tMs: number): void {
    this.believedUp.backends[backend] = isUp;
    this.refreshBackend(backend, tMs);
  }

  /** Whoever keeps a DNS record of backends has had the time to see how one is. */
  recordChange(backend: number, tMs: number): void {
    this.backendChecked(backend, !this.net.backends[backend]!.isDown, tMs);
  }

  /** After a check or the beginning or end of a drain. */
  refreshBackend(backend: number, tMs: number): void {
    const { backends, dns, recorder } = this.net;
    const isIn = this.believedUp.backends[backend]! && !backends[backend]!.isDraining;
    if (!this.lists.setBackend(backend, isIn, tMs)) return;
    dns.list(this.lists.inService, tMs);
    const kind = isIn ? 'backend-restored' : 'backend-removed';
    recorder.event({ tMs, kind, subject: backends[backend]!.spec.id });
    this.worlds.record(tMs);
  }

  lbChecked(lb: number, isUp: boolean, tMs: number): void {
    this.believedUp.lbs[lb] = isUp;
    this.refreshLb(lb, tMs);
  }

  refreshLb(lb: number, tMs: number): void {
    const { lbs, recorder } = this.net;
    const { spec, isDraining } = lbs[lb]!;
    const isIn = this.believedUp.lbs[lb]! && !isDraining;
    if (spec.tier !== 'l7' || this.lists.callersInService[lb] === isIn) return;
    const isProxy = this.lists.isProxy(lb);
    const failover = isIn || !isProxy ? null : this.failovers.lastAt(lb);
    if (failover) this.noticed(failover, isDraining, tMs);
    if (failover) this.removals.set(lb, failover);
    if (isProxy) recorder.event({ tMs, kind: isIn ? 'proxy-restored' : 'proxy-removed', subject: spec.id });
    this.changeLists(failover, tMs, () => this.lists.setCaller(lb, isIn, tMs));
  }

  /** News reach an LB, of backends or of other LBs. */
  hear(lb: number, tMs: number): void {
    const { recorder, lbs, scenario } = this.net;
    const isTold = scenario.policies.lists.spreadMs > 0 || scenario.faults.some(({ kind }) => kind === 'list-skew');
    const [lost = -1] = this.lists.losses(lb);
    this.changeLists(this.removals.get(lost) ?? null, tMs, () => {
      if (!this.lists.hear(lb)) return false;
      if (isTold) recorder.event({ tMs, kind: 'list-updated', subject: lbs[lb]!.spec.id });
      return true;
    });
  }

  /** A drain's grace is over: the backend closes what connections it still has. */
  drained(fault: ElementaryFault): void {
    const { backends, queue } = this.net;
    const backend = backends.findIndex(({ spec }) => spec.id === fault.target);
    if (backend < 0) return;
    backends[backend]!.forget();
    queue.push(queue.tMs, EVENT.backendChanged, backend);
  }

  /** Begins the grace of a backend that is drained; `index` is that of the fault. */
  drain(backend: number, index: number, tMs: number): void {
    this.refreshBackend(backend, tMs);
    this.net.queue.push(tMs + this.net.scenario.policies.drain.graceMs, EVENT.drained, index);
  }

  /** With two tiers a change of the lists changes where packets go. */
  private changeLists(failover: OpenFailover | null, tMs: number, change: () => boolean): void {
    if (this.net.scenario.policies.entry.tiers === 'two') this.failovers.changePaths(tMs, failover, change);
    else if (change()) this.worlds.record(tMs);
  }

  private noticed(failover: OpenFailover, isDraining: boolean, tMs: number): void {
    const { fault } = failover;
    const afterMs = tMs - fault.atMs;
    failover.detectMs = afterMs;
    if (isDraining) return;
    failover.by = 'health-check';
    this.net.recorder.event({ tMs, kind: 'detected', subject: fault.target, by: 'health-check', afterMs });
  }
}
