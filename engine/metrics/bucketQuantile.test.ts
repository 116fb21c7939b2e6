import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { bucketQuantile, type CumulativeBucket } from './bucketQuantile';

const INF = Number.POSITIVE_INFINITY;
const buckets = (...pairs: [number, number][]): CumulativeBucket[] =>
  pairs.map(([upperBound, count]) => ({ upperBound, count }));

describe('histogram_quantile', () => {
  it('interpolates within the bucket of the rank', () => {
    expect(bucketQuantile(0.8, buckets([0.1, 50], [0.2, 70], [1, 110], [INF, 120]))).toBeCloseTo(0.72, 12);
  });

  it('cannot see beyond the highest finite bound', () => {
    expect(bucketQuantile(0.99, buckets([0.1, 50], [1, 60], [INF, 120]))).toBe(1);
  });

  it('needs two buckets, no more', () => {
    expect(bucketQuantile(0.5, buckets([1, 4], [INF, 4]))).toBe(0.5);
  });

  it('takes buckets in any order', () => {
    const ordered = buckets([0.1, 50], [0.2, 70], [1, 110], [INF, 120]);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(ordered, { minLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (mixed, q) => {
          expect(bucketQuantile(q, mixed)).toBe(bucketQuantile(q, ordered));
        },
      ),
    );
  });

  it.each([
    ['q is NaN', Number.NaN, buckets([1, 1], [INF, 1])],
    ['there are no observations', 0.5, buckets([1, 0], [INF, 0])],
    ['there is one bucket', 0.5, buckets([INF, 3])],
    ['there is none', 0.5, []],
    ['+Inf is missing', 0.5, buckets([1, 1], [2, 3])],
  ])('has no answer where %s', (_, q, given) => {
    expect(bucketQuantile(q, given)).toBeNaN();
  });

  it('a negative count is refused', () => {
    expect(() => bucketQuantile(0.5, buckets([1, -1], [INF, 3]))).toThrow(EngineError);
  });
});
