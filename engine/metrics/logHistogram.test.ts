import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { LogHistogram } from './logHistogram';

const latencies = fc.array(fc.double({ min: 2 ** -10, max: 2 ** 24 - 1, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

function histogramOf(values: readonly number[]): LogHistogram {
  const histogram = new LogHistogram();
  for (const value of values) histogram.record(value);
  return histogram;
}

describe('LogHistogram', () => {
  it('every quantile is within the stated relative error of the value of nearest rank', () => {
    fc.assert(
      // Not fc.double, whose values between 0 and 1 are nearly all next to 0 or to 1.
      fc.property(
        latencies,
        fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
        (values, q) => {
          const sorted = values.toSorted((a, b) => a - b);
          const exact = sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1]!;
          const error = Math.abs(histogramOf(values).quantile(q)! - exact) / exact;
          expect(error).toBeLessThanOrEqual(LogHistogram.RELATIVE_ERROR * (1 + 1e-12));
        },
      ),
    );
  });

  it('merging is the same as recording everything in one', () => {
    fc.assert(
      fc.property(latencies, latencies, (left, right) => {
        const merged = histogramOf(left);
        merged.merge(histogramOf(right));
        const whole = histogramOf([...left, ...right]);
        expect([merged.count, merged.min, merged.max]).toEqual([whole.count, whole.min, whole.max]);
        for (const q of [0, 0.5, 0.95, 0.99, 1]) expect(merged.quantile(q)).toBe(whole.quantile(q));
      }),
    );
  });

  it('merging adds the sums', () => {
    const merged = histogramOf([1, 2]);
    merged.merge(histogramOf([4]));
    expect([merged.sum, merged.mean]).toEqual([7, 7 / 3]);
  });

  it('values below the first bucket and beyond the last are counted there', () => {
    const { buckets, counts } = histogramOf([0, 2 ** -10.5, 2 ** -10, 2 ** 24, 1e12]).snapshot();
    expect(counts).toEqual([3, 2]);
    expect(buckets[1]! - buckets[0]!).toBe(34 * 64 - 1);
  });

  it('the greatest value is exact, even beyond the last bucket', () => {
    expect(histogramOf([1, 2, 1e12]).quantile(1)).toBe(1e12);
  });

  it('no time at all is counted, and lies below every other value', () => {
    const histogram = histogramOf([0, 0, 0, 5]);
    expect(histogram.quantile(0.5)).toBeLessThanOrEqual(2 ** -10 * (1 + LogHistogram.RELATIVE_ERROR * 2));
    expect(histogram.mean).toBe(1.25);
  });

  it('recording a value several times is recording it each time', () => {
    const weighted = new LogHistogram();
    weighted.record(10, 99);
    weighted.record(200);
    expect([weighted.count, weighted.sum, weighted.quantile(1)]).toEqual([100, 1190, 200]);
    expect(weighted.quantile(0.99)).toBeCloseTo(10, 0);
  });

  it('cuts each power of two from 2^-10 to 2^24 into 64 buckets, and puts what lies beyond into the outermost', () => {
    const values = [0, 2 ** -10, 1, 1 + 1 / 64, 2, 2 ** 24 - 1, 2 ** 24];
    expect(histogramOf(values).snapshot()).toMatchObject({
      buckets: [0, 640, 641, 704, 34 * 64 - 1],
      counts: [2, 1, 1, 1, 2],
    });
    expect(LogHistogram.RELATIVE_ERROR).toBe(1 / 129);
  });

  it('is as new when cleared', () => {
    const histogram = histogramOf([1, 5, 25]);
    histogram.clear();
    expect(histogram.snapshot()).toEqual(new LogHistogram().snapshot());
    histogram.record(7);
    expect(histogram.snapshot()).toEqual(histogramOf([7]).snapshot());
  });

  it('has nothing to say while empty', () => {
    const empty = new LogHistogram();
    expect([empty.quantile(0.5), empty.mean, empty.min, empty.max]).toEqual([null, null, null, null]);
  });

  it('refuses what is no latency', () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => new LogHistogram().record(bad)).toThrow(EngineError);
    }
    expect(() => new LogHistogram().quantile(1.01)).toThrow('q:');
  });
});
