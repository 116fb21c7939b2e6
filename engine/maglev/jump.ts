import { requireInteger } from '../errors';
import { add, multiply, type U64, u64 } from '../hash/u64';

const MULTIPLIER = u64(2862933555777941757n);
const ONE = u64(1n);

/**
 * Jump consistent hash: the bucket of a 64-bit key among `buckets`. No table; only the last bucket can leave.
 * Source: Lamping and Veach, "A fast, minimal memory, consistent hash algorithm", 2014.
 */
export function jumpHash(key: U64, buckets: number): number {
  requireInteger('buckets', buckets, 1, 2 ** 31 - 1);
  let state = key;
  let bucket = 0;
  for (let next = 0; next < buckets; ) {
    bucket = next;
    state = add(multiply(state, MULTIPLIER), ONE);
    next = Math.floor((bucket + 1) * (2 ** 31 / ((state.hi >>> 1) + 1)));
  }
  return bucket;
}
