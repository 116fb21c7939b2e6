import { readUint32LE } from './bytes';
import { add, multiply, rotateLeft, shiftRight, type U64, u64, u64FromNumber, xor } from './u64';

const PRIME_1 = u64(0x9e3779b185ebca87n);
const PRIME_2 = u64(0xc2b2ae3d27d4eb4fn);
const PRIME_3 = u64(0x165667b19e3779f9n);
const PRIME_4 = u64(0x85ebca77c2b2ae63n);
const PRIME_5 = u64(0x27d4eb2f165667c5n);
const MINUS_PRIME_1 = u64(2n ** 64n - 0x9e3779b185ebca87n);
const ZERO: U64 = { hi: 0, lo: 0 };

/**
 * XXH64 of any bytes with a 64-bit seed.
 * Source: xxHash, "XXH64 algorithm description"; Envoy hashes Maglev, ring and request keys with it.
 */
export function xxhash64(data: Uint8Array, seed: U64 = ZERO): U64 {
  const stripesEnd = data.length - (data.length % 32);
  let hash = add(
    stripesEnd === 0 ? add(seed, PRIME_5) : hashStripes(data, stripesEnd, seed),
    u64FromNumber(data.length),
  );
  let at = stripesEnd;
  for (; at + 8 <= data.length; at += 8) {
    hash = add(multiply(rotateLeft(xor(hash, round(ZERO, readU64(data, at))), 27), PRIME_1), PRIME_4);
  }
  if (at + 4 <= data.length) {
    const word = { hi: 0, lo: readUint32LE(data, at) };
    hash = add(multiply(rotateLeft(xor(hash, multiply(word, PRIME_1)), 23), PRIME_2), PRIME_3);
    at += 4;
  }
  for (; at < data.length; at++) {
    hash = multiply(rotateLeft(xor(hash, multiply({ hi: 0, lo: data[at]! }, PRIME_5)), 11), PRIME_1);
  }
  return avalanche(hash);
}

function hashStripes(data: Uint8Array, end: number, seed: U64): U64 {
  let a = add(add(seed, PRIME_1), PRIME_2);
  let b = add(seed, PRIME_2);
  let c = seed;
  let d = add(seed, MINUS_PRIME_1);
  for (let at = 0; at < end; at += 32) {
    a = round(a, readU64(data, at));
    b = round(b, readU64(data, at + 8));
    c = round(c, readU64(data, at + 16));
    d = round(d, readU64(data, at + 24));
  }
  const joined = add(add(rotateLeft(a, 1), rotateLeft(b, 7)), add(rotateLeft(c, 12), rotateLeft(d, 18)));
  return [a, b, c, d].reduce((hash, lane) => add(multiply(xor(hash, round(ZERO, lane)), PRIME_1), PRIME_4), joined);
}

function round(accumulator: U64, lane: U64): U64 {
  return multiply(rotateLeft(add(accumulator, multiply(lane, PRIME_2)), 31), PRIME_1);
}

function avalanche(hash: U64): U64 {
  const first = multiply(xor(hash, shiftRight(hash, 33)), PRIME_2);
  const second = multiply(xor(first, shiftRight(first, 29)), PRIME_3);
  return xor(second, shiftRight(second, 32));
}

function readU64(data: Uint8Array, at: number): U64 {
  return { hi: readUint32LE(data, at + 4), lo: readUint32LE(data, at) };
}
