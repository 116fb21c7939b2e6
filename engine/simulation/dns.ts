import type { Region } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import type { Traffic } from './traffic';

interface RecordChange {
  readonly atMs: number;
  /** Where each region's clients are sent from then on, by region. */
  readonly sendTo: readonly number[];
}

/**
 * Geographic DNS: clients are sent to their own region while it lives. A client sees the record as it was when its
 * resolver last asked; resolvers' caches expire at moments spread evenly over the TTL.
 */
export class Dns {
  private readonly history: RecordChange[];
  private readonly down = new Set<number>();

  constructor(
    private readonly scenario: Scenario,
    private readonly regions: readonly Region[],
    private readonly traffic: Traffic,
  ) {
    this.history = [{ atMs: Number.NEGATIVE_INFINITY, sendTo: regions.map((_, index) => index) }];
  }

  /** The region whose VIP a client of `home` connects to. */
  resolve(flowId: number, home: number, tMs: number): number {
    if (this.regions.length === 1) return 0;
    const { ttlMs, overstayShare, overstayFactor } = this.scenario.policies.dns;
    const [phase, patience] = this.traffic.resolverDraws(flowId);
    const keptMs = patience < overstayShare ? ttlMs * overstayFactor : ttlMs;
    const askedMs = keptMs === 0 ? tMs : tMs - ((tMs + phase * keptMs) % keptMs);
    return this.history.findLast((change) => change.atMs <= askedMs)!.sendTo[home]!;
  }

  /** The record is changed: a region is taken out, or in again. Gives the region that takes its clients now. */
  change(region: number, isUp: boolean, tMs: number): number {
    if (isUp) this.down.delete(region);
    else this.down.add(region);
    const alive = this.regions.flatMap((_, index) => (this.down.has(index) ? [] : [index]));
    const sendTo = this.regions.map((_, home) => (this.down.has(home) ? (alive[0] ?? home) : home));
    this.history.push({ atMs: tMs, sendTo });
    return sendTo[region]!;
  }
}
