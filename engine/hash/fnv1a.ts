import type { U64 } from './u64';

const PRIME_LOW = 0x1b3;

/**
 * FNV-1a, 64 bits: a fast checksum of a table. The prime is 2^40 + 0x1b3, so a product is a shift and a small
 * multiplication.
 * Source: Fowler, Noll, Vo, "FNV hash".
 */
export function fnv1a64(data: Uint8Array): U64 {
  let hi = 0xcbf29ce4;
  let lo = 0x84222325;
  for (let at = 0; at < data.length; at++) {
    lo = (lo ^ data[at]!) >>> 0;
    const product = lo * PRIME_LOW;
    hi = (hi * PRIME_LOW + Math.floor(product / 2 ** 32) + lo * 256) % 2 ** 32;
    lo = product >>> 0;
  }
  return { hi, lo };
}
