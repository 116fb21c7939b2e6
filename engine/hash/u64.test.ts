import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import {
  add,
  modulo,
  multiply,
  rotateLeft,
  shiftRight,
  toBigInt,
  toBytesLE,
  toHex,
  u64,
  u64FromNumber,
  xor,
} from './u64';

const MASK = 2n ** 64n - 1n;
const anyU64 = fc.bigInt({ min: 0n, max: MASK });
const anyBits = fc.integer({ min: 1, max: 63 });

describe('64-bit arithmetic in two lanes', () => {
  it('adds, multiplies, and combines as BigInt does', () => {
    fc.assert(
      fc.property(anyU64, anyU64, (a, b) => {
        expect(toBigInt(add(u64(a), u64(b)))).toBe((a + b) & MASK);
        expect(toBigInt(multiply(u64(a), u64(b)))).toBe((a * b) & MASK);
        expect(toBigInt(xor(u64(a), u64(b)))).toBe(a ^ b);
      }),
      { numRuns: 2000 },
    );
  });

  it('rotates and shifts by every count', () => {
    fc.assert(
      fc.property(anyU64, anyBits, (a, bits) => {
        const n = BigInt(bits);
        expect(toBigInt(rotateLeft(u64(a), bits))).toBe(((a << n) | (a >> (64n - n))) & MASK);
        expect(toBigInt(shiftRight(u64(a), bits))).toBe(a >> n);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes the remainder exactly for every modulus below 2^26, and refuses greater ones', () => {
    fc.assert(
      fc.property(anyU64, fc.integer({ min: 1, max: 2 ** 26 - 1 }), (a, m) => {
        expect(modulo(u64(a), m)).toBe(Number(a % BigInt(m)));
      }),
      { numRuns: 2000 },
    );
    expect(modulo(u64(MASK), 2 ** 26 - 1)).toBe(Number(MASK % (2n ** 26n - 1n)));
    for (const modulus of [0, 2 ** 26, 1.5, Number.NaN]) expect(() => modulo(u64(1n), modulus)).toThrow(EngineError);
  });

  it('reads and writes integers, hex and bytes', () => {
    expect(toHex(u64(0x0123456789abcdefn))).toBe('0x0123456789abcdef');
    expect([...toBytesLE(u64(0x0123456789abcdefn))]).toEqual([0xef, 0xcd, 0xab, 0x89, 0x67, 0x45, 0x23, 0x01]);
    expect(toBigInt(u64FromNumber(Number.MAX_SAFE_INTEGER))).toBe(BigInt(Number.MAX_SAFE_INTEGER));
    for (const value of [-1n, MASK + 1n]) expect(() => u64(value)).toThrow(EngineError);
  });
});
