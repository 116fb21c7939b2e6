import { requireNumber } from '../errors';
import { exp } from '../math';

/** Of Linkerd: what a host is taken for before its first answer. */
export const DEFAULT_RTT_MS = 30;

export interface PeakEwmaConfig {
  readonly decayMs: number;
  readonly defaultRttMs: number;
}

/**
 * What hosts take to answer, peaks at once and their end slowly: an answer that took longer replaces the estimate, a
 * quicker one pulls it down by as much as time has passed. An estimate that is read fades too.
 * Source: Finagle `PeakEwma.scala`, tower `peak_ewma.rs`. Throws EngineError on a decay or a default not above 0.
 */
export class PeakEwma {
  private readonly rttMs: Float64Array;
  private readonly updatedMs: Float64Array;
  private readonly decayMs: number;

  constructor(hosts: number, { decayMs, defaultRttMs }: PeakEwmaConfig) {
    this.decayMs = requireNumber('decayMs', decayMs, 1e-6, 1e12);
    requireNumber('defaultRttMs', defaultRttMs, 1e-6, 1e12);
    this.rttMs = new Float64Array(hosts).fill(defaultRttMs);
    this.updatedMs = new Float64Array(hosts);
  }

  /** A call has ended that took so long. */
  observe(host: number, rttMs: number, nowMs: number): void {
    const estimate = this.rttMs[host]!;
    if (rttMs > estimate) this.rttMs[host] = rttMs;
    else {
      const kept = exp((this.updatedMs[host]! - nowMs) / this.decayMs);
      this.rttMs[host] = estimate * kept + rttMs * (1 - kept);
    }
    this.updatedMs[host] = nowMs;
  }

  /** The load of a host: what it takes to answer, for each request that it has in hand and the next. */
  cost(host: number, pending: number, nowMs: number): number {
    this.observe(host, 0, nowMs);
    return this.rttMs[host]! * (pending + 1);
  }
}

/** Two different positions of n from two random integers: every pair is as likely. n must be at least 2. */
export function secondOfTwo(first: number, secondDraw: number, n: number): number {
  const other = secondDraw % (n - 1);
  return other < first ? other : other + 1;
}
