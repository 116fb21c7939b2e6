import type { FiveTuple } from '../ecmp/flow';
import { isDirect } from '../scenario/regions';
import type { Flow } from './flow';
import type { Network } from './network';

/** Where a packet ends: at an LB (by way of another, with two tiers), at a backend behind an L4 LB, or nowhere. */
export interface Destination {
  /** The LB that the router sends it to, or the one in the client; −1: there is no route. */
  readonly hop: number;
  /** The LB that holds, or would hold, the connection; −1: the L4 LB has none to give. */
  readonly lb: number;
  /** Behind an L4 LB of a single tier: the backend; otherwise −1. */
  readonly backend: number;
}

/** The way of packets through routers and L4 LBs. */
export class Path {
  /** By client group: the LB in the clients themselves, where no router is asked. */
  private readonly own: readonly number[] | null;

  constructor(private readonly net: Network) {
    const { topology } = net.scenario;
    const ownOf = (zone: string) => topology.lbs.findIndex((lb) => lb.inClients && lb.zone === zone);
    this.own = isDirect(net.scenario) ? topology.clients.map(({ zone }) => ownOf(zone)) : null;
  }

  /** The next hop of a flow's packets, without sending one. */
  hopOf(flow: Flow): number {
    if (this.own) return this.own[flow.clients]!;
    const router = this.net.routers[flow.region]!;
    if (flow.hopVersion !== router.version) {
      flow.hop = router.select(flow.hash);
      flow.hopVersion = router.version;
    }
    return flow.hop;
  }

  /** The LB at which a flow's packets would end now, without sending one. */
  endOf(flow: Flow): number {
    const hop = this.hopOf(flow);
    if (hop < 0 || !this.hasProxies || this.net.lbs[hop]!.spec.tier === 'l7') return hop;
    return (
      this.known(flow, hop) ??
      this.net.views[hop]!.l4.choose(flow.tuple, () => this.net.lbs[hop]!.turnsTaken('flows') + hop)
    );
  }

  /** Sends a packet: buckets are kept busy, L4 LBs remember. */
  send(flow: Flow, tMs: number): Destination {
    const router = this.net.routers[flow.region]!;
    const hop = router.hasMemory && !this.own ? router.forward(flow.hash, tMs) : this.hopOf(flow);
    if (hop < 0 || this.net.lbs[hop]!.condition !== 'up' || this.net.lbs[hop]!.spec.tier === 'l7')
      return { hop, lb: hop, backend: -1 };
    const target = this.targetAt(flow, hop, flow.tuple);
    return this.hasProxies ? { hop, lb: target, backend: -1 } : { hop, lb: hop, backend: target };
  }

  private get hasProxies(): boolean {
    return this.net.scenario.policies.entry.tiers === 'two';
  }

  /** Where an L4 LB sends a flow: to the target it remembers, or to its choice for a flow it does not know. */
  private targetAt(flow: Flow, hop: number, tuple: FiveTuple): number {
    if (this.net.scenario.policies.entry.kind === 'dns') return flow.backend;
    const known = this.known(flow, hop);
    if (known !== undefined) return known;
    const box = this.net.lbs[hop]!;
    // Each LB starts elsewhere in the list, as balancers do lest all pick the same at first.
    const target = this.net.views[hop]!.l4.choose(tuple, () => box.takeTurn('flows') + hop);
    if (this.net.scenario.policies.l4.connectionTracking) {
      flow.tracked ??= new Map();
      flow.tracked.set(hop, { epoch: box.epoch, target });
    }
    return target;
  }

  /**
   * The target that an L4 LB remembers for a flow, while it holds it for healthy (Maglev's paper, 3.3). One that is being
   * drained takes nothing new and keeps what it has.
   */
  private known(flow: Flow, hop: number): number | undefined {
    const entry = flow.tracked?.get(hop);
    if (entry?.epoch !== this.net.lbs[hop]!.epoch) return undefined;
    const { target } = entry;
    const box = this.hasProxies ? this.net.lbs[target] : this.net.backends[target];
    const isKept = this.net.views[hop]!.l4.has(target) || (box?.isDraining && box.condition === 'up');
    return isKept ? target : undefined;
  }
}
