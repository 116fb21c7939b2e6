import { EngineError, requireNumber } from '../errors';

/** A finished request: how long it took, and whether it failed. */
export interface RequestOutcome {
  readonly durationMs: number;
  readonly failed: boolean;
}

/** The quantiles a dashboard shows, in milliseconds. */
interface LatencyQuantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface RedWindow {
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  /** Null where there were no requests, as the quantiles. */
  readonly errorRatio: number | null;
  /** The smallest duration that at least a share q of the requests does not exceed: always one that was measured. */
  readonly nearestRank: LatencyQuantiles | null;
  /** Interpolated between neighbours at rank q(n − 1), as `quantile` in Prometheus. */
  readonly linear: LatencyQuantiles | null;
}

/**
 * Rate, errors and duration of the requests that finished in a window. Failed requests count in the durations too.
 * Source: the RED method (T. Wilkie). Throws EngineError on a window without length or a negative duration.
 */
export function redWindow(windowS: number, requests: readonly RequestOutcome[]): RedWindow {
  if (!(windowS > 0)) throw new EngineError('windowS', windowS, 'a finite number above 0');
  requireNumber('windowS', windowS, 0, Number.POSITIVE_INFINITY);
  requests.forEach(({ durationMs }, i) => {
    requireNumber(`requests[${i}].durationMs`, durationMs, 0, Number.POSITIVE_INFINITY);
  });
  const count = requests.length;
  const failures = requests.filter(({ failed }) => failed).length;
  const sorted = requests.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
  return {
    requestsPerSecond: count / windowS,
    errorsPerSecond: failures / windowS,
    errorRatio: count === 0 ? null : failures / count,
    nearestRank: count === 0 ? null : latencyQuantiles((q) => nearestRankQuantile(sorted, q)),
    linear: count === 0 ? null : latencyQuantiles((q) => linearQuantile(sorted, q)),
  };
}

const latencyQuantiles = (of: (q: number) => number): LatencyQuantiles => ({
  p50: of(0.5),
  p95: of(0.95),
  p99: of(0.99),
});

function nearestRankQuantile(sorted: readonly number[], q: number): number {
  return sorted[Math.ceil(q * sorted.length) - 1]!;
}

function linearQuantile(sorted: readonly number[], q: number): number {
  const rank = q * (sorted.length - 1);
  const below = Math.floor(rank);
  const low = sorted[below]!;
  const high = sorted[below + 1] ?? low;
  return low + (rank - below) * (high - low);
}
