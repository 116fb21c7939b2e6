import { readUint32LE } from './bytes';
import { add, multiply, rotateLeft, shiftRight, type U64, u64, xor } from './u64';

const C1 = u64(0x87c37b91114253d5n);
const C2 = u64(0x4cf5ad432745937fn);
const FIVE = u64(5n);
const H1_CONSTANT = u64(0x52dce729n);
const H2_CONSTANT = u64(0x38495ab5n);
const MIX_1 = u64(0xff51afd7ed558ccdn);
const MIX_2 = u64(0xc4ceb9fe1a85ec53n);

/**
 * MurmurHash3 x64_128 with a 32-bit seed, as its two words. Cilium takes both for a backend, Katran the first.
 * Source: Appleby, smhasher MurmurHash3.cpp.
 */
export function murmur3x64(data: Uint8Array, seed: number): readonly [h1: U64, h2: U64] {
  let h1: U64 = { hi: 0, lo: seed >>> 0 };
  let h2 = h1;
  const blocksEnd = data.length - (data.length % 16);
  for (let at = 0; at < blocksEnd; at += 16) {
    h1 = xor(h1, scramble1(wordAt(data, at)));
    h1 = add(multiply(add(rotateLeft(h1, 27), h2), FIVE), H1_CONSTANT);
    h2 = xor(h2, scramble2(wordAt(data, at + 8)));
    h2 = add(multiply(add(rotateLeft(h2, 31), h1), FIVE), H2_CONSTANT);
  }
  const tail = new Uint8Array(16);
  tail.set(data.subarray(blocksEnd));
  h1 = xor(h1, scramble1(wordAt(tail, 0)));
  h2 = xor(h2, scramble2(wordAt(tail, 8)));
  return finish(h1, h2, data.length);
}

function finish(first: U64, second: U64, length: number): readonly [U64, U64] {
  const size = { hi: 0, lo: length };
  const h1 = add(xor(first, size), xor(second, size));
  const h2 = add(xor(second, size), h1);
  const mixed2 = mix(h2);
  const sum = add(mix(h1), mixed2);
  return [sum, add(mixed2, sum)];
}

/** A tail's missing bytes are zero, and zero stays zero here: no case of its own is needed. */
function scramble1(word: U64): U64 {
  return multiply(rotateLeft(multiply(word, C1), 31), C2);
}

function scramble2(word: U64): U64 {
  return multiply(rotateLeft(multiply(word, C2), 33), C1);
}

function mix(value: U64): U64 {
  const first = multiply(xor(value, shiftRight(value, 33)), MIX_1);
  const second = multiply(xor(first, shiftRight(first, 33)), MIX_2);
  return xor(second, shiftRight(second, 33));
}

function wordAt(data: Uint8Array, at: number): U64 {
  return { hi: readUint32LE(data, at + 4), lo: readUint32LE(data, at) };
}

/**
 * MurmurHash3 x86_32 with a 32-bit seed, a uint32.
 * Source: Appleby, smhasher MurmurHash3.cpp.
 */
export function murmur3x86(data: Uint8Array, seed: number): number {
  let hash = seed | 0;
  const blocksEnd = data.length - (data.length % 4);
  for (let at = 0; at < blocksEnd; at += 4) {
    hash ^= scramble32(readUint32LE(data, at));
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let at = data.length - 1; at >= blocksEnd; at--) tail = (tail << 8) | data[at]!;
  return mix32(hash ^ scramble32(tail) ^ data.length);
}

function scramble32(word: number): number {
  const product = Math.imul(word, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

/** MurmurHash3's 32-bit finalizer: a bijection of uint32 in which every input bit moves every output bit. */
export function mix32(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
