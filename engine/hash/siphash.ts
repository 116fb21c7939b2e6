import { EngineError } from '../errors';
import { readInt32LE, readUint32LE } from './bytes';
import { carry, type U64 } from './u64';

/** The 128-bit key as its two little-endian words. */
export interface SipKey {
  readonly k0: U64;
  readonly k1: U64;
}

/** The key of 16 bytes. */
export function sipKey(bytes: Uint8Array): SipKey {
  if (bytes.length !== 16) throw new EngineError('key', bytes.length, '16 bytes');
  const word = (at: number): U64 => ({ hi: readUint32LE(bytes, at + 4), lo: readUint32LE(bytes, at) });
  return { k0: word(0), k1: word(8) };
}

/**
 * SipHash-2-4: 64 bits of any bytes under a 128-bit key.
 * Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF"; Linux hashes flows with it, GLB its rows.
 */
export function sipHash24(data: Uint8Array, key: SipKey): U64 {
  return sipHash(data, key, 2, 4);
}

/** SipHash-1-3, with fewer rounds; its low 32 bits are Linux's `hsiphash` on 64-bit machines. */
export function sipHash13(data: Uint8Array, key: SipKey): U64 {
  return sipHash(data, key, 1, 3);
}

/**
 * The four words of the state as high and low lanes in locals, for this runs once a packet. The message's words, its
 * tail with the length, and the finalization are turns of one loop, so that the SipRound is written once.
 */
function sipHash(data: Uint8Array, { k0, k1 }: SipKey, compressions: number, finalizations: number): U64 {
  let h0 = k0.hi ^ 0x736f6d65;
  let l0 = k0.lo ^ 0x70736575;
  let h1 = k1.hi ^ 0x646f7261;
  let l1 = k1.lo ^ 0x6e646f6d;
  let h2 = k0.hi ^ 0x6c796765;
  let l2 = k0.lo ^ 0x6e657261;
  let h3 = k1.hi ^ 0x74656462;
  let l3 = k1.lo ^ 0x79746573;
  const tailAt = data.length - (data.length % 8);
  for (let at = 0; at <= tailAt + 8; at += 8) {
    const isFinal = at > tailAt;
    const hi = at < tailAt ? readInt32LE(data, at + 4) : isFinal ? 0 : tailWord(data, at + 4) | (data.length << 24);
    const lo = at < tailAt ? readInt32LE(data, at) : isFinal ? 0 : tailWord(data, at);
    if (isFinal) l2 ^= 0xff;
    h3 ^= hi;
    l3 ^= lo;
    for (let round = isFinal ? finalizations : compressions; round > 0; round--) {
      // v0 += v1; v1 <<<= 13; v1 ^= v0; v0 <<<= 32
      let sum = (l0 + l1) | 0;
      h0 = (h0 + h1 + carry(l0, l1, sum)) | 0;
      l0 = sum;
      let t = (h1 << 13) | (l1 >>> 19);
      l1 = ((l1 << 13) | (h1 >>> 19)) ^ l0;
      h1 = t ^ h0;
      t = h0;
      h0 = l0;
      l0 = t;
      // v2 += v3; v3 <<<= 16; v3 ^= v2
      sum = (l2 + l3) | 0;
      h2 = (h2 + h3 + carry(l2, l3, sum)) | 0;
      l2 = sum;
      t = (h3 << 16) | (l3 >>> 16);
      l3 = ((l3 << 16) | (h3 >>> 16)) ^ l2;
      h3 = t ^ h2;
      // v0 += v3; v3 <<<= 21; v3 ^= v0
      sum = (l0 + l3) | 0;
      h0 = (h0 + h3 + carry(l0, l3, sum)) | 0;
      l0 = sum;
      t = (h3 << 21) | (l3 >>> 11);
      l3 = ((l3 << 21) | (h3 >>> 11)) ^ l0;
      h3 = t ^ h0;
      // v2 += v1; v1 <<<= 17; v1 ^= v2; v2 <<<= 32
      sum = (l2 + l1) | 0;
      h2 = (h2 + h1 + carry(l2, l1, sum)) | 0;
      l2 = sum;
      t = (h1 << 17) | (l1 >>> 15);
      l1 = ((l1 << 17) | (h1 >>> 15)) ^ l2;
      h1 = t ^ h2;
      t = h2;
      h2 = l2;
      l2 = t;
    }
    h0 ^= hi;
    l0 ^= lo;
  }
  return { hi: (h0 ^ h1 ^ h2 ^ h3) >>> 0, lo: (l0 ^ l1 ^ l2 ^ l3) >>> 0 };
}

/** The little-endian int32 at an offset near the end: bytes past it are zero. */
function tailWord(data: Uint8Array, from: number): number {
  let word = 0;
  for (let at = Math.min(data.length, from + 4) - 1; at >= from; at--) word = (word << 8) | data[at]!;
  return word;
}
