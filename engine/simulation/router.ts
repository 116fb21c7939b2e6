import { type FiveTuple, PROTOCOL, parseIpv4 } from '../ecmp/flow';
import { createGroup, type NextHopGroup } from '../ecmp/group';
import { linuxFlowHash } from '../ecmp/linux';
import { isDirect, type Region } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';

/**
 * Indexes of the LBs that the router of a region knows, in the order of its next hops: with two tiers the L4 ones, none
 * where the clients need no router to choose.
 */
export function nextHops(scenario: Scenario, { zones }: Region): readonly number[] {
  const { topology, policies } = scenario;
  if (isDirect(scenario)) return [];
  const isKnown = (tier: string) => policies.entry.tiers === 'one' || tier === 'l4';
  return topology.lbs.flatMap((lb, index) =>
    zones.includes(lb.zone) && !lb.inClients && isKnown(lb.tier) ? [index] : [],
  );
}

/** Which LB of a region a packet reaches: what its router, or its VRRP pair, believes. */
export class Router {
  private group: NextHopGroup;
  /** Indexes of the LBs that the router knows, in the order of its next hops. */
  private readonly members: readonly number[];
  /** Place among the members of the LB that holds the VIP; without ECMP. */
  private owner = 0;
  /** By LB of the whole topology: it is given traffic. */
  readonly routed: boolean[];
  /** Grows with every change: a next hop that was found under the same version still holds. */
  version = 0;
  private readonly isEcmp: boolean;

  constructor(scenario: Scenario, region: Region) {
    const { entry, ecmp } = scenario.policies;
    const { lbs } = scenario.topology;
    this.isEcmp = entry.kind === 'ecmp';
    this.members = nextHops(scenario, region);
    const { algorithm, buckets, idleTimerMs, unbalancedTimerMs } = ecmp;
    const weights = this.members.map((lb) => lbs[lb]!.weight);
    this.group = createGroup({
      algorithm,
      weights: weights.length > 0 ? weights : [1],
      buckets,
      idleTimerMs,
      unbalancedTimerMs,
    });
    this.routed = lbs.map((lb, index) => {
      if (isDirect(scenario)) return lb.inClients === true && region.zones.includes(lb.zone);
      return this.isEcmp ? this.members.includes(index) : this.members[0] === index;
    });
  }

  /** Whether an LB is one of its next hops, or of its VRRP pair. */
  knows(lb: number): boolean {
    return this.members.includes(lb);
  }

  get hasLbs(): boolean {
    return this.members.length > 0;
  }

  /** Index of the LB that holds the VIP; −1 where the region has no LB. */
  get holder(): number {
    return this.members[this.owner] ?? -1;
  }

  /** The two boxes of a VRRP pair, as indexes of LBs: master and backup. */
  get pair(): readonly number[] {
    return this.members.slice(0, 2);
  }

  /** The next hop of a packet that passes at `nowMs`; −1 when there is no route. */
  forward(hash: number, nowMs: number): number {
    return this.isEcmp ? this.lbOf(this.group.forward(hash, nowMs)) : this.reachable();
  }

  /** The same, asked without sending a packet. */
  select(hash: number): number {
    return this.isEcmp ? this.lbOf(this.group.select(hash)) : this.reachable();
  }

  /** Buckets that a packet keeps busy: then every packet must be seen. */
  get hasMemory(): boolean {
    return this.isEcmp && this.group.buckets !== undefined;
  }

  /** LB of each bucket of a resilient group. */
  get buckets(): readonly number[] | null {
    return this.hasMemory ? Array.from(this.group.buckets!, (member) => this.lbOf(member)) : null;
  }

  withdraw(lb: number, nowMs: number): void {
    this.group = this.group.without(this.members.indexOf(lb), nowMs);
    this.set(lb, false);
  }

  announce(lb: number, nowMs: number): void {
    this.group = this.group.with(this.members.indexOf(lb), nowMs);
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

  /** When the next of that is due; undefined while there is nothing to do. */
  nextUpkeepMs(nowMs: number): number | undefined {
    return this.isEcmp ? this.group.nextUpkeepMs(nowMs) : undefined;
  }

  /** The other box of a VRRP pair takes the VIP. */
  moveVip(lb: number): void {
    this.set(this.holder, false);
    this.owner = this.members.indexOf(lb);
    this.set(lb, true);
  }

  private reachable(): number {
    return this.holder >= 0 && this.routed[this.holder] ? this.holder : -1;
  }

  private lbOf(member: number): number {
    return this.members[member] ?? -1;
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

/** A replayed flow, as a scenario writes it, in numbers. Throws EngineError on an address that is none. */
export function tupleOf({ src, dst, proto, sport, dport }: ReplayedFlow): FiveTuple {
  return {
    srcAddr: parseIpv4(src),
    dstAddr: parseIpv4(dst),
    protocol: PROTOCOL[proto],
    srcPort: sport,
    dstPort: dport,
  };
}
