import { stream, uniform } from '../random';
import { zonesInReach } from '../scenario/regions';
import { EVENT } from './eventKinds';
import type { Guards } from './guards';
import type { Network } from './network';
import { Views } from './view';

/**
 * Who is in service, as the health checks (or an operator) say, and what each LB has heard of it. News spread over
 * `lists.spreadMs`; an LB that is cut off keeps its old list until it is reached again.
 */
export class Lists {
  /** By backend and by LB behind L4 LBs: passes the checks and is not drained. */
  readonly inService: boolean[];
  readonly proxies: boolean[];
  /** By LB: the backends in its list. Lists are replaced, never written to. */
  private readonly heard: (readonly boolean[])[];
  private readonly views: Views;
  /** By LB: the zones that it may send to. */
  private readonly reach: readonly (readonly string[])[];
  private changes = 0;

  constructor(
    private readonly net: Network,
    private readonly guards: Guards,
  ) {
    this.views = new Views(net.scenario);
    this.inService = net.backends.map(() => true);
    this.proxies = net.lbs.map(({ spec }) => spec.tier === 'l7' && !spec.inClients);
    this.reach = net.lbs.map(({ spec }) => zonesInReach(net.scenario, spec.zone));
    this.heard = net.lbs.map(() => [...this.inService]);
  }

  /** By LB: the list that it acts on, its own ejections left out. */
  get lists(): readonly (readonly boolean[])[] {
    return this.net.views.map((view) => view.backends);
  }

  /** A backend comes into service or leaves it; whether that is news. The LBs hear of it each at its time. */
  setBackend(backend: number, isIn: boolean, tMs: number): boolean {
    if (this.inService[backend] === isIn) return false;
    this.inService[backend] = isIn;
    const { entry, lists } = this.net.scenario.policies;
    // A DNS record is one and the same for all who ask.
    const spreadMs = entry.kind === 'dns' ? 0 : lists.spreadMs;
    const delays = stream(this.net.scenario.seed, `lists ${this.changes++}`);
    for (const [lb, { isLibrary }] of this.net.lbs.entries()) {
      const delayMs = isLibrary ? this.untilPollMs(lb, tMs, spreadMs) : spreadMs * uniform(delays, lb, 0);
      if (spreadMs === 0) this.hear(lb);
      else this.net.queue.push(tMs + delayMs, EVENT.listUpdate, lb);
    }
    return true;
  }

  /** Libraries in clients ask the registry once in `spreadMs`, those of a zone together. */
  private untilPollMs(lb: number, tMs: number, spreadMs: number): number {
    const phaseMs = spreadMs * uniform(stream(this.net.scenario.seed, 'polls'), lb, 0);
    return spreadMs - ((tMs + phaseMs) % spreadMs);
  }

  /** An LB takes the list as it is now; whether it changed anything for it. */
  hear(lb: number): boolean {
    if (this.net.lbs[lb]!.isCutOff) return false;
    if (this.heard[lb]!.every((isIn, backend) => isIn === this.inService[backend])) return false;
    this.heard[lb] = [...this.inService];
    this.refresh(lb);
    return true;
  }

  /** Makes an LB's view again, after its list, its ejections or the routes have changed. */
  refresh(lb: number): void {
    const reach = this.reach[lb]!;
    const usable = this.net.backends.map(
      ({ spec }, backend) =>
        this.heard[lb]![backend]! && reach.includes(spec.zone) && !this.guards.isEjected(lb, backend),
    );
    this.net.views[lb] = this.views.of(usable, this.lbsInService(), reach);
    this.net.balancing[lb]!.learn(usable, this.net.queue.tMs);
  }

  refreshAll(): void {
    for (const lb of this.net.lbs.keys()) this.refresh(lb);
  }

  /** By LB: it takes traffic. With two tiers the L4 LBs' checks say so of the L7 LBs. */
  private lbsInService(): readonly boolean[] {
    if (this.net.scenario.policies.entry.tiers === 'two') return this.proxies;
    return this.net.lbs.map((_, lb) => this.net.routers.some((router) => router.routed[lb]));
  }
}
