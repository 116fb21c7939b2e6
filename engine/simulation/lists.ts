import { stream, uniform } from '../random';
import { isDirect, zonesInReach } from '../scenario/regions';
import { EVENT } from './eventKinds';
import type { Guards } from './guards';
import type { Network } from './network';
import { Views } from './view';

/** What one LB has in its lists: by backend, and by LB of the whole topology. Replaced, never written to. */
interface Heard {
  readonly backends: readonly boolean[];
  readonly callers: readonly boolean[];
}

/**
 * Who is in service, as the health checks (or an operator) say, and what each LB has heard of it: of the backends, and of
 * the L7 LBs, which call them and which L4 LBs send flows to. News spread over `lists.spreadMs`; an LB that is cut off
 * keeps its old lists until it is reached again.
 */
export class Lists {
  /** By backend and by LB: passes the checks and is not drained. LBs that call no backend are in no list. */
  readonly inService: boolean[];
  readonly callersInService: boolean[];
  private readonly heard: Heard[];
  private readonly views: Views;
  /** By LB: the zones that it may send to. */
  private readonly reach: readonly (readonly string[])[];
  private changes = 0;

  constructor(
    private readonly net: Network,
    private readonly guards: Guards,
  ) {
    const { scenario, backends, lbs } = net;
    this.views = new Views(scenario);
    this.inService = backends.map(() => true);
    this.callersInService = lbs.map(({ spec }) => spec.tier === 'l7' && Boolean(spec.inClients) === isDirect(scenario));
    this.reach = lbs.map(({ spec }) => zonesInReach(scenario, spec.zone));
    this.heard = lbs.map(() => this.news());
  }

  /** By LB: the list that it acts on, its own ejections left out. */
  get lists(): readonly (readonly boolean[])[] {
    return this.net.views.map((view) => view.backends);
  }

  /** By LB: the L7 LBs that it has in its list. */
  get callers(): readonly (readonly boolean[])[] {
    return this.net.views.map((view) => view.callers);
  }

  /** Whether an LB is one that L4 LBs send flows to. */
  isProxy(lb: number): boolean {
    return this.net.scenario.policies.entry.tiers === 'two' && this.net.lbs[lb]!.spec.tier === 'l7';
  }

  /** A backend comes into service or leaves it; whether that is news. The LBs hear of it each at its time. */
  setBackend(backend: number, isIn: boolean, tMs: number): boolean {
    return this.set(this.inService, backend, isIn, tMs);
  }

  /** The same of an L7 LB. */
  setCaller(lb: number, isIn: boolean, tMs: number): boolean {
    return this.set(this.callersInService, lb, isIn, tMs);
  }

  private set(list: boolean[], index: number, isIn: boolean, tMs: number): boolean {
    if (list[index] === isIn) return false;
    list[index] = isIn;
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

  /** The L7 LBs that are in this LB's list and no longer in service. */
  losses(lb: number): readonly number[] {
    return this.heard[lb]!.callers.flatMap((isIn, caller) => (isIn && !this.callersInService[caller] ? [caller] : []));
  }

  /** An LB takes the lists as they are now; whether it changed anything for it. */
  hear(lb: number): boolean {
    if (this.net.lbs[lb]!.isCutOff) return false;
    const { backends, callers } = this.heard[lb]!;
    if (isSame(backends, this.inService) && isSame(callers, this.callersInService)) return false;
    this.heard[lb] = this.news();
    this.refresh(lb);
    return true;
  }

  /** Makes an LB's view again, after its lists or its ejections have changed. */
  refresh(lb: number): void {
    const reach = this.reach[lb]!;
    const { backends, callers } = this.heard[lb]!;
    const listed = this.net.backends.map(({ spec }, backend) => backends[backend]! && reach.includes(spec.zone));
    const usable = listed.map((isIn, backend) => isIn && !this.guards.isEjected(lb, backend));
    this.net.views[lb] = this.views.of(usable, callers, reach);
    this.net.balancing[lb]!.learn({ listed, usable }, this.net.queue.tMs);
  }

  refreshAll(): void {
    for (const lb of this.net.lbs.keys()) this.refresh(lb);
  }

  private news(): Heard {
    return { backends: [...this.inService], callers: [...this.callersInService] };
  }
}

const isSame = (a: readonly boolean[], b: readonly boolean[]) => a.every((flag, index) => flag === b[index]);
