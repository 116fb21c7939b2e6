import { EngineError } from '../errors';

/** An unsigned 64-bit integer as two uint32 lanes: exact in JavaScript numbers, and far faster than BigInt. */
export interface U64 {
  readonly hi: number;
  readonly lo: number;
}

const MAX_U64 = 2n ** 64n - 1n;
const TWO_32 = 2 ** 32;
/** Above this, the products of `modulo` would leave the integers that `remainder` takes. */
const MAX_MODULUS = 2 ** 26;

/** The U64 of a bigint from 0 to 2^64 − 1. */
export function u64(value: bigint): U64 {
  if (value < 0n || value > MAX_U64) throw new EngineError('value', value, 'an unsigned 64-bit integer');
  return { hi: Number(value >> 32n), lo: Number(value & 0xffffffffn) };
}

/** The U64 of an integer that a double holds exactly. */
export function u64FromNumber(value: number): U64 {
  return { hi: Math.floor(value / TWO_32) >>> 0, lo: value >>> 0 };
}

/** Its value as a bigint: for cold code, and to show. */
export function toBigInt({ hi, lo }: U64): bigint {
  return (BigInt(hi) << 32n) | BigInt(lo);
}

/** `0x` and 16 lower-case hex digits. */
export function toHex({ hi, lo }: U64): string {
  return `0x${hi.toString(16).padStart(8, '0')}${lo.toString(16).padStart(8, '0')}`;
}

/** Its eight bytes, the lowest first. */
export function toBytesLE({ hi, lo }: U64): Uint8Array {
  return Uint8Array.of(lo, lo >>> 8, lo >>> 16, lo >>> 24, hi, hi >>> 8, hi >>> 16, hi >>> 24);
}

/** a + b, modulo 2^64. */
export function add(a: U64, b: U64): U64 {
  const lo = a.lo + b.lo;
  return { hi: (a.hi + b.hi + (lo >= TWO_32 ? 1 : 0)) >>> 0, lo: lo >>> 0 };
}

/** a · b, modulo 2^64. */
export function multiply(a: U64, b: U64): U64 {
  return { hi: highOfProduct(a.hi, a.lo, b.hi, b.lo) >>> 0, lo: Math.imul(a.lo, b.lo) >>> 0 };
}

/**
 * The high lane of a · b modulo 2^64, an int32, for hot paths that keep lanes apart; the low one is `Math.imul(aLo, bLo)`.
 * The low lanes are multiplied by halves, since a double holds 53 bits.
 */
export function highOfProduct(aHi: number, aLo: number, bHi: number, bLo: number): number {
  const aLow = aLo & 0xffff;
  const aHigh = aLo >>> 16;
  const bLow = bLo & 0xffff;
  const bHigh = bLo >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const middle2 = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (middle2 >>> 16) + Math.imul(aHi, bLo) + Math.imul(aLo, bHi)) | 0;
}

/**
 * 1 if the low lanes a + b pass 2^32, whose low 32 bits are `sum`. By bits, since a comparison becomes a branch, and of
 * random data every other is mispredicted.
 */
export function carry(a: number, b: number, sum: number): number {
  return ((a & b) | ((a | b) & ~sum)) >>> 31;
}

/** a ⊕ b, bit by bit, which carries nothing. */
export function xor(a: U64, b: U64): U64 {
  return { hi: (a.hi ^ b.hi) >>> 0, lo: (a.lo ^ b.lo) >>> 0 };
}

/** Rotates left by 1 to 63 bits. */
export function rotateLeft({ hi, lo }: U64, bits: number): U64 {
  if (bits === 32) return { hi: lo, lo: hi };
  if (bits > 32) return rotateLeft({ hi: lo, lo: hi }, bits - 32);
  return { hi: ((hi << bits) | (lo >>> (32 - bits))) >>> 0, lo: ((lo << bits) | (hi >>> (32 - bits))) >>> 0 };
}

/** Shifts right by 1 to 63 bits, filling with zeros. */
export function shiftRight({ hi, lo }: U64, bits: number): U64 {
  if (bits >= 32) return { hi: 0, lo: hi >>> (bits - 32) };
  return { hi: hi >>> bits, lo: ((lo >>> bits) | (hi << (32 - bits))) >>> 0 };
}

/**
 * a modulo a positive integer below 2^26, exactly: hi · 2^32 + lo, reduced lane by lane so that every product stays
 * below 2^52.
 */
export function modulo({ hi, lo }: U64, modulus: number): number {
  if (!Number.isInteger(modulus) || modulus < 1 || modulus >= MAX_MODULUS) {
    throw new EngineError('modulus', modulus, 'an integer from 1 to 2^26 − 1');
  }
  const high = remainder(hi, modulus) * remainder(TWO_32, modulus);
  return remainder(high + remainder(lo, modulus), modulus);
}

/**
 * dividend mod divisor for integers from 0 to 2^52: the quotient then rounds to no other integer part. `%` on numbers
 * beyond 31 bits is a call of fmod, several times slower.
 */
export function remainder(dividend: number, divisor: number): number {
  return dividend - Math.floor(dividend / divisor) * divisor;
}
