import { readUint32LE } from './bytes';

const INITIAL = 0xdeadbeef;

/** The three words that are mixed. */
type State = [a: number, b: number, c: number];

/**
 * Bob Jenkins' lookup3 of any bytes, a uint32.
 * Source: Linux include/linux/jhash.h `jhash`, which Katran uses.
 */
export function jhash(data: Uint8Array, seed: number): number {
  const start = (INITIAL + data.length + seed) | 0;
  const state: State = [start, start, start];
  let at = 0;
  for (; data.length - at > 12; at += 12) {
    absorb(state, data, at);
    mix(state);
  }
  if (data.length === at) return state[2] >>> 0;
  const tail = new Uint8Array(12);
  tail.set(data.subarray(at));
  absorb(state, tail, 0);
  return finish(state[0], state[1], state[2]);
}

/** lookup3 of two uint32 words. Source: Linux include/linux/jhash.h `jhash_2words`. */
export function jhash2Words(a: number, b: number, seed: number): number {
  const start = (INITIAL + (2 << 2) + seed) | 0;
  return finish((start + a) | 0, (start + b) | 0, start);
}

function absorb(state: State, data: Uint8Array, at: number): void {
  state[0] = (state[0] + readUint32LE(data, at)) | 0;
  state[1] = (state[1] + readUint32LE(data, at + 4)) | 0;
  state[2] = (state[2] + readUint32LE(data, at + 8)) | 0;
}

function mix(state: State): void {
  let [a, b, c] = state;
  a = (a - c) ^ rotate(c, 4);
  c = (c + b) | 0;
  b = (b - a) ^ rotate(a, 6);
  a = (a + c) | 0;
  c = (c - b) ^ rotate(b, 8);
  b = (b + a) | 0;
  a = (a - c) ^ rotate(c, 16);
  c = (c + b) | 0;
  b = (b - a) ^ rotate(a, 19);
  a = (a + c) | 0;
  c = (c - b) ^ rotate(b, 4);
  b = (b + a) | 0;
  state[0] = a;
  state[1] = b;
  state[2] = c;
}

function finish(first: number, second: number, third: number): number {
  let c = ((third ^ second) - rotate(second, 14)) | 0;
  let a = ((first ^ c) - rotate(c, 11)) | 0;
  let b = ((second ^ a) - rotate(a, 25)) | 0;
  c = ((c ^ b) - rotate(b, 16)) | 0;
  a = ((a ^ c) - rotate(c, 4)) | 0;
  b = ((b ^ a) - rotate(a, 14)) | 0;
  return ((c ^ b) - rotate(b, 24)) >>> 0;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
