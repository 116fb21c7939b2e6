import { type FiveTuple, PROTOCOL, parseIpv4 } from '../ecmp/flow';
import { createGroup, type NextHopGroup } from '../ecmp/group';
import { linuxFlowHash } from '../ecmp/linux';
import type { Scenario } from '../scenario/schema';

/** Which LB a packet reaches: what the router, or the VRRP pair, believes. */
export class Router {
  private group: NextHopGroup;
  /** Index of the LB that holds the VIP; only with VRRP. */
  owner = 0;
  readonly routed: boolean[];
  /** Grows with every change: a next hop that was found under the same version still holds. */
  version = 0;

  constructor(private readonly scenario: Scenario) {
    const { entry } = scenario.policies;
    const weights = scenario.topology.lbs.map((lb) => lb.weight);
    const { algorithm, buckets, idleTimerMs } = scenario.policies.ecmp;
    this.group = createGroup({ algorithm, weights, buckets, idleTimerMs });
    this.routed = weights.map((_, index) => entry.kind === 'ecmp' || index === 0);
  }

  /** The next hop of a packet that passes at `nowMs`; −1 when there is no route. */
  forward(hash: number, nowMs: number): number {
    return this.scenario.policies.entry.kind === 'ecmp' ? this.group.forward(hash, nowMs) : this.holder();
  }

  /** The same, asked without sending a packet. */
  select(hash: number): number {
    return this.scenario.policies.entry.kind === 'ecmp' ? this.group.select(hash) : this.holder();
  }

  /** Buckets that a packet keeps busy: then every packet must be seen. */
  get hasMemory(): boolean {
    return this.group.buckets !== undefined && this.scenario.policies.entry.kind === 'ecmp';
  }

  get buckets(): readonly number[] | null {
    return this.hasMemory ? Array.from(this.group.buckets!) : null;
  }

  withdraw(lb: number, nowMs: number): void {
    this.group = this.group.without(lb, nowMs);
    this.set(lb, false);
  }

  announce(lb: number, nowMs: number): void {
    this.group = this.group.with(lb, nowMs);
    this.set(lb, true);
  }

  /** Idle buckets go to the hops that want them; true if any went. */
  upkeep(nowMs: number): boolean {
    const before = this.group.buckets;
    this.group = this.group.upkeep(nowMs);
    const changed = this.group.buckets?.some((hop, bucket) => hop !== before?.[bucket]) ?? false;
    if (changed) this.version++;
    return changed;
  }

  /** The other box of a VRRP pair takes the VIP. */
  moveVip(lb: number): void {
    this.set(this.owner, false);
    this.owner = lb;
    this.set(lb, true);
  }

  private holder(): number {
    return this.routed[this.owner] ? this.owner : -1;
  }

  private set(lb: number, isRouted: boolean): void {
    this.routed[lb] = isRouted;
    this.version++;
  }
}

/** The router's hash of a flow, as a Linux kernel has it. */
export function routerHash(tuple: FiveTuple, { policies: { ecmp } }: Scenario): number {
  return linuxFlowHash(tuple, { seed: ecmp.hashSeed, policy: ecmp.hashPolicy });
}

type ReplayedFlow = Extract<Scenario['traffic']['arrivals'], { kind: 'replay' }>['flows'][number];

export function tupleOf({ src, dst, proto, sport, dport }: ReplayedFlow): FiveTuple {
  return {
    srcAddr: parseIpv4(src),
    dstAddr: parseIpv4(dst),
    protocol: PROTOCOL[proto],
    srcPort: sport,
    dstPort: dport,
  };
}
