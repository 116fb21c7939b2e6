import { EngineError } from '../errors';
import { readUint32LE } from './bytes';
import type { U64 } from './u64';

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
 * v0 to v3 as high and low lanes. One state for all calls, which never nest: it spares the allocation of a typed array
 * on a path that runs once a packet.
 */
const v = new Int32Array(8);

function sipHash(data: Uint8Array, { k0, k1 }: SipKey, compressions: number, finalizations: number): U64 {
  v[0] = k0.hi ^ 0x736f6d65;
  v[1] = k0.lo ^ 0x70736575;
  v[2] = k1.hi ^ 0x646f7261;
  v[3] = k1.lo ^ 0x6e646f6d;
  v[4] = k0.hi ^ 0x6c796765;
  v[5] = k0.lo ^ 0x6e657261;
  v[6] = k1.hi ^ 0x74656462;
  v[7] = k1.lo ^ 0x79746573;
  const wordsEnd = data.length - (data.length % 8);
  for (let at = 0; at < wordsEnd; at += 8) absorb(readUint32LE(data, at + 4), readUint32LE(data, at), compressions);
  absorb(tail(data, wordsEnd + 4, data.length) | (data.length << 24), tail(data, wordsEnd, data.length), compressions);
  v[5]! ^= 0xff;
  rounds(finalizations);
  return { hi: (v[0]! ^ v[2]! ^ v[4]! ^ v[6]!) >>> 0, lo: (v[1]! ^ v[3]! ^ v[5]! ^ v[7]!) >>> 0 };
}

/** Up to four bytes from an offset as a little-endian word; bytes past the end are zero. */
function tail(data: Uint8Array, from: number, end: number): number {
  let word = 0;
  for (let at = from; at < end && at < from + 4; at++) word |= data[at]! << (8 * (at - from));
  return word;
}

function absorb(hi: number, lo: number, compressions: number): void {
  v[6]! ^= hi;
  v[7]! ^= lo;
  rounds(compressions);
  v[0]! ^= hi;
  v[1]! ^= lo;
}

/** SipRounds on lanes held in locals; an addition's carry shows as a low lane smaller than what was added to it. */
function rounds(count: number): void {
  let h0 = v[0]!;
  let l0 = v[1]!;
  let h1 = v[2]!;
  let l1 = v[3]!;
  let h2 = v[4]!;
  let l2 = v[5]!;
  let h3 = v[6]!;
  let l3 = v[7]!;
  let t = 0;
  for (let round = 0; round < count; round++) {
    // v0 += v1; v1 <<<= 13; v1 ^= v0; v0 <<<= 32
    l0 = (l0 + l1) | 0;
    h0 = (h0 + h1 + (l0 >>> 0 < l1 >>> 0 ? 1 : 0)) | 0;
    t = (h1 << 13) | (l1 >>> 19);
    l1 = ((l1 << 13) | (h1 >>> 19)) ^ l0;
    h1 = t ^ h0;
    t = h0;
    h0 = l0;
    l0 = t;
    // v2 += v3; v3 <<<= 16; v3 ^= v2
    l2 = (l2 + l3) | 0;
    h2 = (h2 + h3 + (l2 >>> 0 < l3 >>> 0 ? 1 : 0)) | 0;
    t = (h3 << 16) | (l3 >>> 16);
    l3 = ((l3 << 16) | (h3 >>> 16)) ^ l2;
    h3 = t ^ h2;
    // v0 += v3; v3 <<<= 21; v3 ^= v0
    l0 = (l0 + l3) | 0;
    h0 = (h0 + h3 + (l0 >>> 0 < l3 >>> 0 ? 1 : 0)) | 0;
    t = (h3 << 21) | (l3 >>> 11);
    l3 = ((l3 << 21) | (h3 >>> 11)) ^ l0;
    h3 = t ^ h0;
    // v2 += v1; v1 <<<= 17; v1 ^= v2; v2 <<<= 32
    l2 = (l2 + l1) | 0;
    h2 = (h2 + h1 + (l2 >>> 0 < l1 >>> 0 ? 1 : 0)) | 0;
    t = (h1 << 17) | (l1 >>> 15);
    l1 = ((l1 << 17) | (h1 >>> 15)) ^ l2;
    h1 = t ^ h2;
    t = h2;
    h2 = l2;
    l2 = t;
  }
  v[0] = h0;
  v[1] = l0;
  v[2] = h1;
  v[3] = l1;
  v[4] = h2;
  v[5] = l2;
  v[6] = h3;
  v[7] = l3;
}
