import { BLACKOUT_MS, grpcWeight, type LoadReport, WEIGHT_EXPIRATION_MS } from './grpcWeighted';
import { DEFAULT_RTT_MS, PeakEwma } from './peakEwma';

/** What an LB keeps of gRPC load reports; the weight of a host is good from `sinceMs` + blackout to `untilMs`. */
interface Reported {
  readonly weight: Float64Array;
  readonly sinceMs: Float64Array;
  readonly lastMs: Float64Array;
}

/**
 * What one LB has learnt of hosts, by their index. It is kept apart from the balancers, so that a change of membership
 * makes new ones that know what the old ones knew.
 */
export class HostMemory {
  /** Requests under way at each, and at all. */
  readonly active: Int32Array;
  overall = 0;
  /** Since when each is in service; −Infinity: since before anybody looked. */
  readonly inServiceMs: Float64Array;
  /** Turns taken, by the name of the set of hosts: Envoy's index goes on where it was. */
  readonly turns = new Map<string, number>();
  private ewma?: PeakEwma;
  private reported?: Reported;

  constructor(private readonly hosts: number) {
    this.active = new Int32Array(hosts);
    this.inServiceMs = new Float64Array(hosts).fill(Number.NEGATIVE_INFINITY);
  }

  begun(index: number): void {
    this.active[index]!++;
    this.overall++;
  }

  ended(index: number): void {
    this.active[index]!--;
    this.overall--;
  }

  /** A host comes into service: slow start begins. */
  entered(index: number, nowMs: number): void {
    this.inServiceMs[index] = nowMs;
  }

  /** The LB is connected to a host anew: what it reported of itself must be earned again. */
  connected(index: number): void {
    this.reported?.sinceMs.fill(Number.NaN, index, index + 1);
  }

  /** Peak EWMA of all hosts; from its first use on. */
  latencies(decayMs: number): PeakEwma {
    this.ewma ??= new PeakEwma(this.hosts, { decayMs, defaultRttMs: DEFAULT_RTT_MS });
    return this.ewma;
  }

  /** A host has said how it is; a report that gives no weight counts for nothing. */
  heard(index: number, report: LoadReport, nowMs: number): void {
    const weight = grpcWeight(report);
    if (weight === 0) return;
    this.reported ??= {
      weight: new Float64Array(this.hosts),
      sinceMs: new Float64Array(this.hosts).fill(Number.NaN),
      lastMs: new Float64Array(this.hosts),
    };
    const { sinceMs, lastMs } = this.reported;
    const isFirst = Number.isNaN(sinceMs[index]!) || nowMs - lastMs[index]! >= WEIGHT_EXPIRATION_MS;
    if (isFirst) sinceMs[index] = nowMs;
    this.reported.weight[index] = weight;
    lastMs[index] = nowMs;
  }

  /** The weight of a host in gRPC's round robin; 0: not known yet, or no more. Source: grpc-go `weightedroundrobin`. */
  reportedWeight(index: number, nowMs: number): number {
    if (!this.reported) return 0;
    const { weight, sinceMs, lastMs } = this.reported;
    const isGood = nowMs - sinceMs[index]! >= BLACKOUT_MS && nowMs - lastMs[index]! < WEIGHT_EXPIRATION_MS;
    return isGood ? weight[index]! : 0;
  }
}
