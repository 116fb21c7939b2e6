import { EngineError, requireNumber } from '../errors';

/** One classic Prometheus bucket: how many observations were at most `upperBound`. */
export interface CumulativeBucket {
  readonly upperBound: number;
  readonly count: number;
}

/**
 * `histogram_quantile` of Prometheus over classic buckets: linear interpolation within the bucket of the rank.
 * NaN where there is no answer (q is NaN, no observations, fewer than two buckets, no +Inf bucket), ∓Infinity for q
 * outside 0–1. The value of the +Inf bucket is the highest finite bound: such a quantile understates.
 * Source: prometheus `promql/quantile.go`, BucketQuantile. Throws EngineError on a NaN bound or a bad count.
 */
export function bucketQuantile(q: number, buckets: readonly CumulativeBucket[]): number {
  if (Number.isNaN(q)) return Number.NaN;
  if (q < 0) return Number.NEGATIVE_INFINITY;
  if (q > 1) return Number.POSITIVE_INFINITY;
  const sorted = coalesce(buckets);
  const last = sorted.at(-1);
  if (sorted.length < 2 || last?.upperBound !== Number.POSITIVE_INFINITY || last.count === 0) return Number.NaN;

  const rank = q * last.count;
  const index = sorted.findIndex(({ count }) => count >= rank);
  const bucket = sorted[index]!;
  const below = sorted[index - 1];
  if (bucket === last) return below!.upperBound;
  if (below === undefined && bucket.upperBound <= 0) return bucket.upperBound;
  const start = below?.upperBound ?? 0;
  const countBelow = below?.count ?? 0;
  return start + (bucket.upperBound - start) * ((rank - countBelow) / (bucket.count - countBelow));
}

/** Buckets by bound, those of one bound summed, counts made to grow: scrapes of a live histogram may not. */
function coalesce(buckets: readonly CumulativeBucket[]): CumulativeBucket[] {
  const counts = new Map<number, number>();
  buckets.forEach(({ upperBound, count }, i) => {
    if (Number.isNaN(upperBound))
      throw new EngineError(`buckets[${i}].upperBound`, upperBound, 'a number or +Infinity');
    requireNumber(`buckets[${i}].count`, count, 0, Number.POSITIVE_INFINITY);
    counts.set(upperBound, (counts.get(upperBound) ?? 0) + count);
  });
  let highest = 0;
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([upperBound, count]) => {
      highest = Math.max(highest, count);
      return { upperBound, count: highest };
    });
}
