import { bucketQuantile } from '../../metrics/bucketQuantile';
import type { Kind } from '../kind';

/** JSON has no NaN and no infinity: the files write them as strings, which Number reads but for `+Inf`. */
const number = (value: number | string) => (value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value));

const promHistogramQuantile: Kind<{ q: number | string; buckets: [bound: number | string, count: number][] }> = {
  evaluate: ({ q, buckets }) => ({
    value: bucketQuantile(
      number(q),
      buckets.map(([bound, count]) => ({ upperBound: number(bound), count })),
    ),
  }),
};

export const metricsKinds: Record<string, Kind> = { 'prom-histogram-quantile': promHistogramQuantile };
