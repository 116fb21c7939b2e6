import { EngineError, requireInteger, requireNumber } from '../errors';

/** Bits of the mantissa that choose a bucket: each power of two is cut into 64. */
const MANTISSA_BITS = 6;
const BUCKETS_PER_OCTAVE = 2 ** MANTISSA_BITS;
/** Values below 2^MIN_EXPONENT count as that; those from 2^MAX_EXPONENT on share the last bucket. In ms: 1 µs to 4.6 h. */
const MIN_EXPONENT = -10;
const MAX_EXPONENT = 24;
const BUCKETS = (MAX_EXPONENT - MIN_EXPONENT) * BUCKETS_PER_OCTAVE;
const LOWEST = 2 ** MIN_EXPONENT;
const HIGHEST = 2 ** MAX_EXPONENT;
const FIRST_KEY = (MIN_EXPONENT + 1023) << MANTISSA_BITS;

const bits = new DataView(new ArrayBuffer(8));

/** The exponent and the first bits of the mantissa of a double are, read as one integer, a logarithmic scale. */
function bucketOf(value: number): number {
  if (value < LOWEST) return 0;
  if (value >= HIGHEST) return BUCKETS - 1;
  bits.setFloat64(0, value);
  return (bits.getUint32(0) >>> (20 - MANTISSA_BITS)) - FIRST_KEY;
}

/** Lower bound of a bucket: octaves are cut linearly. */
function boundOf(bucket: number): number {
  const octave = Math.floor(bucket / BUCKETS_PER_OCTAVE);
  return 2 ** (MIN_EXPONENT + octave) * (1 + (bucket % BUCKETS_PER_OCTAVE) / BUCKETS_PER_OCTAVE);
}

/** A histogram as plain data: the buckets that hold something, in order, and how many values each holds. */
export interface HistogramSnapshot {
  readonly buckets: readonly number[];
  readonly counts: readonly number[];
  readonly sum: number;
  /** Infinity and −Infinity while empty. */
  readonly min: number;
  readonly max: number;
}

/**
 * A streaming histogram of non-negative values: constant memory, mergeable, quantiles within `RELATIVE_ERROR` of the
 * true one. Count, sum, least and greatest value are exact. As HdrHistogram and DDSketch, for latencies in milliseconds.
 */
export class LogHistogram {
  /** Greatest relative error of a quantile from 2^−10 to 2^24: half a bucket, about 0.8 %. */
  static readonly RELATIVE_ERROR = 1 / (2 * BUCKETS_PER_OCTAVE + 1);

  readonly #counts = new Uint32Array(BUCKETS);
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;

  get count(): number {
    return this.#count;
  }

  get sum(): number {
    return this.#sum;
  }

  /** Null while empty, as are `min`, `max` and every quantile. */
  get mean(): number | null {
    return this.#count === 0 ? null : this.#sum / this.#count;
  }

  get min(): number | null {
    return this.#count === 0 ? null : this.#min;
  }

  get max(): number | null {
    return this.#count === 0 ? null : this.#max;
  }

  /** Adds `value`, `times` over. Throws EngineError unless it is finite and not negative. */
  record(value: number, times = 1): void {
    requireNumber('value', value, 0, Number.MAX_VALUE);
    requireInteger('times', times, 1, 0xffffffff);
    this.#counts[bucketOf(value)]! += times;
    this.#count += times;
    this.#sum += value * times;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  /** Adds all that `other` has recorded. */
  merge(other: LogHistogram | HistogramSnapshot): void {
    const { buckets, counts, sum, min, max } = other instanceof LogHistogram ? other.snapshot() : other;
    buckets.forEach((bucket, i) => {
      this.#counts[bucket]! += counts[i]!;
      this.#count += counts[i]!;
    });
    this.#sum += sum;
    this.#min = Math.min(this.#min, min);
    this.#max = Math.max(this.#max, max);
  }

  snapshot(): HistogramSnapshot {
    const buckets: number[] = [];
    const counts: number[] = [];
    for (let bucket = 0; bucket < BUCKETS && this.#count > 0; bucket++) {
      if (this.#counts[bucket] === 0) continue;
      buckets.push(bucket);
      counts.push(this.#counts[bucket]!);
    }
    return { buckets, counts, sum: this.#sum, min: this.#min, max: this.#max };
  }

  /** Forgets everything. */
  clear(): void {
    this.#counts.fill(0);
    this.#count = 0;
    this.#sum = 0;
    this.#min = Number.POSITIVE_INFINITY;
    this.#max = Number.NEGATIVE_INFINITY;
  }

  /** The value of nearest rank ⌈q · count⌉, null while empty. Throws EngineError on q outside 0–1. */
  quantile(q: number): number | null {
    if (!(q >= 0 && q <= 1)) throw new EngineError('q', q, 'a quantile from 0 to 1');
    if (this.#count === 0) return null;
    const rank = Math.max(1, Math.ceil(q * this.#count));
    if (rank === this.#count) return this.#max;
    let bucket = 0;
    for (let seen = this.#counts[0]!; seen < rank; seen += this.#counts[bucket]!) bucket++;
    const low = boundOf(bucket);
    const high = boundOf(bucket + 1);
    // the harmonic middle: equally far, in proportion, from both bounds
    return Math.min(this.#max, Math.max(this.#min, (2 * low * high) / (low + high)));
  }
}
