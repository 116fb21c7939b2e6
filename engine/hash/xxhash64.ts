import { readUint32LE } from './bytes';
import { type U64, u64 } from './u64';

const PRIME_1 = u64(0x9e3779b185ebca87n);
const PRIME_2 = u64(0xc2b2ae3d27d4eb4fn);
const PRIME_3 = u64(0x165667b19e3779f9n);
const PRIME_4 = u64(0x85ebca77c2b2ae63n);
const PRIME_5 = u64(0x27d4eb2f165667c5n);
const MINUS_PRIME_1 = u64(2n ** 64n - 0x9e3779b185ebca87n);
const ZERO: U64 = { hi: 0, lo: 0 };

/**
 * Six 64-bit registers, each as two lanes, the high one first; a register is named by the place of its first lane. One
 * file for all calls, which never nest: a hash then makes no object but its answer.
 */
const lanes = new Int32Array(12);
const HASH = 0;
const WORD = 2;
const STRIPES = [4, 6, 8, 10] as const;
const STRIPE_ROTATIONS = [1, 7, 12, 18] as const;

/**
 * XXH64 of any bytes with a 64-bit seed.
 * Source: xxHash, "XXH64 algorithm description"; Envoy hashes Maglev, ring and request keys with it.
 */
export function xxhash64(data: Uint8Array, seed: U64 = ZERO): U64 {
  const stripesEnd = data.length - (data.length % 32);
  if (stripesEnd > 0) hashStripes(data, stripesEnd, seed);
  else {
    set(HASH, seed.hi, seed.lo);
    add(HASH, PRIME_5.hi, PRIME_5.lo);
  }
  add(HASH, 0, data.length);
  hashTail(data, stripesEnd);
  avalanche();
  return { hi: lanes[HASH]! >>> 0, lo: lanes[HASH + 1]! >>> 0 };
}

function hashStripes(data: Uint8Array, end: number, seed: U64): void {
  for (const stripe of STRIPES) set(stripe, seed.hi, seed.lo);
  add(STRIPES[0], PRIME_1.hi, PRIME_1.lo);
  add(STRIPES[0], PRIME_2.hi, PRIME_2.lo);
  add(STRIPES[1], PRIME_2.hi, PRIME_2.lo);
  add(STRIPES[3], MINUS_PRIME_1.hi, MINUS_PRIME_1.lo);
  for (let at = 0; at < end; at += 32) {
    for (let n = 0; n < 4; n++) round(STRIPES[n]!, readUint32LE(data, at + 8 * n + 4), readUint32LE(data, at + 8 * n));
  }
  set(HASH, 0, 0);
  for (let n = 0; n < 4; n++) {
    set(WORD, lanes[STRIPES[n]!]!, lanes[STRIPES[n]! + 1]!);
    rotateLeft(WORD, STRIPE_ROTATIONS[n]!);
    add(HASH, lanes[WORD]!, lanes[WORD + 1]!);
  }
  for (const stripe of STRIPES) {
    xorRound(lanes[stripe]!, lanes[stripe + 1]!);
    multiplyAdd(PRIME_1, PRIME_4);
  }
}

/** What is left after the stripes: words of eight bytes, one of four, single bytes. */
function hashTail(data: Uint8Array, from: number): void {
  let at = from;
  for (; at + 8 <= data.length; at += 8) {
    xorRound(readUint32LE(data, at + 4), readUint32LE(data, at));
    rotateLeft(HASH, 27);
    multiplyAdd(PRIME_1, PRIME_4);
  }
  if (at + 4 <= data.length) {
    xorProduct(readUint32LE(data, at), PRIME_1);
    rotateLeft(HASH, 23);
    multiplyAdd(PRIME_2, PRIME_3);
    at += 4;
  }
  for (; at < data.length; at++) {
    xorProduct(data[at]!, PRIME_5);
    rotateLeft(HASH, 11);
    multiply(HASH, PRIME_1);
  }
}

function avalanche(): void {
  xorShiftRight(HASH, 33);
  multiply(HASH, PRIME_2);
  xorShiftRight(HASH, 29);
  multiply(HASH, PRIME_3);
  xorShiftRight(HASH, 32);
}

/** register = rotl(register + word · PRIME_2, 31) · PRIME_1 */
function round(register: number, hi: number, lo: number): void {
  set(WORD, hi, lo);
  multiply(WORD, PRIME_2);
  add(register, lanes[WORD]!, lanes[WORD + 1]!);
  rotateLeft(register, 31);
  multiply(register, PRIME_1);
}

/** hash ^= rotl(word · PRIME_2, 31) · PRIME_1 */
function xorRound(hi: number, lo: number): void {
  set(WORD, hi, lo);
  multiply(WORD, PRIME_2);
  rotateLeft(WORD, 31);
  multiply(WORD, PRIME_1);
  xorWord();
}

/** hash ^= word · prime */
function xorProduct(word: number, prime: U64): void {
  set(WORD, 0, word);
  multiply(WORD, prime);
  xorWord();
}

function xorWord(): void {
  lanes[HASH]! ^= lanes[WORD]!;
  lanes[HASH + 1]! ^= lanes[WORD + 1]!;
}

/** hash = hash · factor + addend */
function multiplyAdd(factor: U64, addend: U64): void {
  multiply(HASH, factor);
  add(HASH, addend.hi, addend.lo);
}

function set(register: number, hi: number, lo: number): void {
  lanes[register] = hi;
  lanes[register + 1] = lo;
}

function add(register: number, hi: number, lo: number): void {
  const sum = (lanes[register + 1]! + lo) | 0;
  const carry = sum >>> 0 < lo >>> 0 ? 1 : 0;
  lanes[register] = lanes[register]! + hi + carry;
  lanes[register + 1] = sum;
}

/** The low words are multiplied by halves, since a double holds 53 bits. */
function multiply(register: number, factor: U64): void {
  const hi = lanes[register]!;
  const lo = lanes[register + 1]!;
  const factorLo = factor.lo | 0;
  const low = (lo & 0xffff) * (factorLo & 0xffff);
  const middle = (lo >>> 16) * (factorLo & 0xffff) + (low >>> 16);
  const middle2 = (lo & 0xffff) * (factorLo >>> 16) + (middle & 0xffff);
  const carried = (lo >>> 16) * (factorLo >>> 16) + (middle >>> 16) + (middle2 >>> 16);
  lanes[register] = carried + Math.imul(hi, factorLo) + Math.imul(lo, factor.hi);
  lanes[register + 1] = Math.imul(lo, factorLo);
}

/** Rotates by 1 to 31 bits. */
function rotateLeft(register: number, bits: number): void {
  const hi = lanes[register]!;
  const lo = lanes[register + 1]!;
  lanes[register] = (hi << bits) | (lo >>> (32 - bits));
  lanes[register + 1] = (lo << bits) | (hi >>> (32 - bits));
}

/** register ^= register >>> bits, for 1 to 63 bits */
function xorShiftRight(register: number, bits: number): void {
  const hi = lanes[register]!;
  const lo = lanes[register + 1]!;
  if (bits < 32) {
    lanes[register] = hi ^ (hi >>> bits);
    lanes[register + 1] = lo ^ ((lo >>> bits) | (hi << (32 - bits)));
  } else lanes[register + 1] = lo ^ (hi >>> (bits - 32));
}
