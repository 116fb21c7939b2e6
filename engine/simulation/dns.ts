import { isDirect, regionOfZone, regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import type { Router } from './router';
import type { Resolver } from './run';
import type { Traffic } from './traffic';

/** What a name stands for: a region's VIP or, where clients are given the backends' own addresses, one of those. */
export interface Address {
  readonly region: number;
  /** −1: the VIP, or none. */
  readonly backend: number;
}

/** The record from some moment on. */
interface RecordChange {
  readonly atMs: number;
  /** By region: whose VIP its clients are sent to. */
  readonly sendTo: readonly number[];
  /** By backend: its address is in the record. */
  readonly backends: readonly boolean[];
}

/** Why a region's clients are sent elsewhere: its VIP does not answer, or an operator wants it so. */
export type Reason = 'lost' | 'moved';

/** When a resolver last asked, of those that still keep the answer at `tMs`. */
export function askedMs({ keptMs, phaseMs }: Resolver, tMs: number): number {
  return keptMs === 0 ? tMs : tMs - ((tMs + phaseMs) % keptMs);
}

/**
 * Geographic DNS: clients are sent to their own region while it lives. With entry kind 'dns' a name has the addresses of
 * the backends instead (of the clients' own region with `lists.scope`), handed out in turn. A client sees the record as
 * it was when its resolver last asked; resolvers' caches expire at moments spread evenly over the TTL.
 */
export class Dns {
  private readonly history: RecordChange[];
  private readonly reasons: readonly Set<Reason>[];
  private readonly kind: 'vip' | 'backends' | 'none';
  private readonly regionOf: readonly number[];

  constructor(
    private readonly scenario: Scenario,
    routers: readonly Router[],
    private readonly traffic: Traffic,
  ) {
    const { topology, policies } = scenario;
    if (policies.entry.kind === 'dns') this.kind = 'backends';
    else this.kind = isDirect(scenario) || routers.length === 1 ? 'none' : 'vip';
    this.regionOf = topology.backends.map(({ zone }) => regionOfZone(scenario, zone));
    // Nobody publishes a VIP that no LB has.
    this.reasons = routers.map(({ hasLbs }) => new Set<Reason>(hasLbs ? [] : ['lost']));
    const backends = topology.backends.map(({ tier = 0 }) => tier === 0);
    this.history = [{ atMs: Number.NEGATIVE_INFINITY, sendTo: this.sendTo(), backends }];
  }

  /** The resolver of a flow's client; null where it makes no difference when a name was resolved. */
  resolverOf(flowId: number): Resolver | null {
    if (this.kind === 'none') return null;
    const { ttlMs, overstayShare, overstayFactor } = this.scenario.policies.dns;
    const [phase, patience] = this.traffic.resolverDraws(flowId);
    const keptMs = patience < overstayShare ? ttlMs * overstayFactor : ttlMs;
    return { keptMs, phaseMs: phase * keptMs };
  }

  /** Where a client of region `home` connects to, for the n-th time. */
  resolve(flowId: number, attempt: number, home: number, tMs: number): Address {
    const resolver = this.resolverOf(flowId);
    if (!resolver) return { region: home, backend: -1 };
    const asked = askedMs(resolver, tMs);
    const record = this.history.findLast((change) => change.atMs <= asked)!;
    if (this.kind === 'vip') return { region: record.sendTo[home]!, backend: -1 };
    const isNear = this.scenario.policies.lists.scope === 'region';
    const given = this.regionOf.flatMap((region, backend) =>
      record.backends[backend] && (!isNear || region === home) ? [backend] : [],
    );
    const backend = given[(this.traffic.firstAddress(flowId) + attempt) % given.length] ?? -1;
    return { region: this.regionOf[backend] ?? home, backend };
  }

  /** A region is taken out of the record, or in again. Gives the region that takes its clients now. */
  change(region: number, reason: Reason, isOut: boolean, tMs: number): number {
    this.reasons[region]![isOut ? 'add' : 'delete'](reason);
    const sendTo = this.sendTo();
    this.history.push({ ...this.history.at(-1)!, atMs: tMs, sendTo });
    return sendTo[region]!;
  }

  /** Addresses of backends are taken out of the record, or in again. */
  list(backends: readonly boolean[], tMs: number): void {
    if (this.kind === 'backends') this.history.push({ ...this.history.at(-1)!, atMs: tMs, backends: [...backends] });
  }

  /** By region: itself while nothing is against it, else the first one of which that is true. */
  private sendTo(): number[] {
    const isIn = (region: number) => this.reasons[region]!.size === 0;
    const other = this.reasons.findIndex((_, region) => isIn(region));
    return regionsOf(this.scenario).map((_, home) => (isIn(home) || other < 0 ? home : other));
  }
}
