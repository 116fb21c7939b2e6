import { readInt32LE } from './bytes';
import { add, carry, highOfProduct, multiply, rotateLeft, type U64, xor } from './u64';

/** The primes by lanes: a hash that runs once a packet makes no object but its answer. */
const P1_HI = 0x9e3779b1;
const P1_LO = 0x85ebca87;
const P2_HI = 0xc2b2ae3d;
const P2_LO = 0x27d4eb4f;
const P3_HI = 0x165667b1;
const P3_LO = 0x9e3779f9;
const P4_HI = 0x85ebca77;
const P4_LO = 0xc2b2ae63;
const P5_HI = 0x27d4eb2f;
const P5_LO = 0x165667c5;

const ZERO: U64 = { hi: 0, lo: 0 };
const PRIME_1: U64 = { hi: P1_HI, lo: P1_LO };
const PRIME_2: U64 = { hi: P2_HI, lo: P2_LO };
const PRIME_4: U64 = { hi: P4_HI, lo: P4_LO };
const PRIME_5: U64 = { hi: P5_HI, lo: P5_LO };
const MINUS_PRIME_1: U64 = { hi: ~P1_HI >>> 0, lo: -P1_LO >>> 0 };

/** The four accumulators of long data: what each starts from beside the seed, and its rotation when they are merged. */
const STARTS = [add(PRIME_1, PRIME_2), PRIME_2, ZERO, MINUS_PRIME_1] as const;
const ROTATIONS = [1, 7, 12, 18] as const;
const STRIPE = 32;

/** The hash, high lane first, from one part of its computation to the next: a function could return but one lane. */
const hash = new Int32Array(2);

/**
 * XXH64 of any bytes with a 64-bit seed.
 * Source: xxHash, "XXH64 algorithm description"; Envoy hashes Maglev, ring and request keys with it.
 */
export function xxhash64(data: Uint8Array, seed: U64 = ZERO): U64 {
  const stripesEnd = data.length - (data.length % STRIPE);
  const start = data.length < STRIPE ? add(seed, PRIME_5) : hashStripes(data, stripesEnd, seed);
  const lo = start.lo + data.length;
  hash[0] = start.hi + (lo >= 2 ** 32 ? 1 : 0);
  hash[1] = lo;
  hashTail(data, stripesEnd);
  return avalanche();
}

function hashStripes(data: Uint8Array, end: number, seed: U64): U64 {
  const sums = STARTS.map((start, n) => accumulate(data, 8 * n, end, add(seed, start)));
  const merged = sums.reduce((sum, each, n) => add(sum, rotateLeft(each, ROTATIONS[n]!)), ZERO);
  return sums.reduce((sum, each) => {
    const round = multiply(rotateLeft(multiply(each, PRIME_2), 31), PRIME_1);
    return add(multiply(xor(sum, round), PRIME_1), PRIME_4);
  }, merged);
}

/** One word of each stripe: sum = rotl(sum + word · PRIME_2, 31) · PRIME_1 */
function accumulate(data: Uint8Array, from: number, end: number, start: U64): U64 {
  let { hi, lo } = start;
  for (let at = from; at < end; at += STRIPE) {
    const word = readInt32LE(data, at);
    const product = Math.imul(word, P2_LO);
    const sum = (lo + product) | 0;
    const sumHi = hi + highOfProduct(readInt32LE(data, at + 4), word, P2_HI, P2_LO) + carry(lo, product, sum);
    const rotated = (sum << 31) | (sumHi >>> 1);
    hi = highOfProduct((sumHi << 31) | (sum >>> 1), rotated, P1_HI, P1_LO);
    lo = Math.imul(rotated, P1_LO);
  }
  return { hi: hi >>> 0, lo: lo >>> 0 };
}

/** What is left after the stripes: words of eight bytes, one of four, single bytes. */
function hashTail(data: Uint8Array, from: number): void {
  let hi = hash[0]!;
  let lo = hash[1]!;
  let at = from;
  // hash = rotl(hash ^ rotl(word · PRIME_2, 31) · PRIME_1, 27) · PRIME_1 + PRIME_4
  for (; at + 8 <= data.length; at += 8) {
    const word = readInt32LE(data, at);
    const scaledHi = highOfProduct(readInt32LE(data, at + 4), word, P2_HI, P2_LO);
    const scaled = Math.imul(word, P2_LO);
    const rotated = (scaled << 31) | (scaledHi >>> 1);
    const mixedHi = hi ^ highOfProduct((scaledHi << 31) | (scaled >>> 1), rotated, P1_HI, P1_LO);
    const mixed = lo ^ Math.imul(rotated, P1_LO);
    lo = (mixed << 27) | (mixedHi >>> 5);
    hi = highOfProduct((mixedHi << 27) | (mixed >>> 5), lo, P1_HI, P1_LO);
    const product = Math.imul(lo, P1_LO);
    lo = (product + P4_LO) | 0;
    hi = (hi + P4_HI + carry(product, P4_LO, lo)) | 0;
  }
  // hash = rotl(hash ^ word · PRIME_1, 23) · PRIME_2 + PRIME_3
  if (at + 4 <= data.length) {
    const word = readInt32LE(data, at);
    const mixedHi = hi ^ highOfProduct(0, word, P1_HI, P1_LO);
    const mixed = lo ^ Math.imul(word, P1_LO);
    lo = (mixed << 23) | (mixedHi >>> 9);
    hi = highOfProduct((mixedHi << 23) | (mixed >>> 9), lo, P2_HI, P2_LO);
    const product = Math.imul(lo, P2_LO);
    lo = (product + P3_LO) | 0;
    hi = (hi + P3_HI + carry(product, P3_LO, lo)) | 0;
    at += 4;
  }
  // hash = rotl(hash ^ byte · PRIME_5, 11) · PRIME_1
  for (; at < data.length; at++) {
    const mixedHi = hi ^ highOfProduct(0, data[at]!, P5_HI, P5_LO);
    const mixed = lo ^ Math.imul(data[at]!, P5_LO);
    lo = (mixed << 11) | (mixedHi >>> 21);
    hi = highOfProduct((mixedHi << 11) | (mixed >>> 21), lo, P1_HI, P1_LO);
    lo = Math.imul(lo, P1_LO);
  }
  hash[0] = hi;
  hash[1] = lo;
}

/** hash ^= hash >>> 33, · PRIME_2; ^= >>> 29, · PRIME_3; ^= >>> 32 */
function avalanche(): U64 {
  let hi = hash[0]!;
  let lo = hash[1]! ^ (hi >>> 1);
  hi = highOfProduct(hi, lo, P2_HI, P2_LO);
  lo = Math.imul(lo, P2_LO);
  lo ^= (lo >>> 29) | (hi << 3);
  hi ^= hi >>> 29;
  hi = highOfProduct(hi, lo, P3_HI, P3_LO);
  lo = Math.imul(lo, P3_LO);
  return { hi: hi >>> 0, lo: (lo ^ hi) >>> 0 };
}
