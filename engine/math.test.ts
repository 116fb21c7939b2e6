import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln, power } from './math';

/** Distance in units of the last place of `b`. */
const ulps = (a: number, b: number) => Math.abs(a - b) / (Math.abs(b) * Number.EPSILON || Number.MIN_VALUE);

describe('ln and exp', () => {
  it('ln agrees with the platform within 1 ulp over all positive doubles', () => {
    fc.assert(
      fc.property(fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(ulps(ln(x), Math.log(x))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5000 },
    );
  });

  it('exp agrees with the platform within 1 ulp where the result is a normal double', () => {
    fc.assert(
      fc.property(fc.double({ min: -708, max: 709, noNaN: true }), (x) => {
        expect(ulps(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5000 },
    );
  });

  it('the ends of the range are those of the function', () => {
    expect([ln(0), ln(-1), ln(1), ln(Number.POSITIVE_INFINITY)]).toEqual([-Infinity, NaN, 0, Infinity]);
    expect([exp(710), exp(-746), exp(0), exp(NaN)]).toEqual([Infinity, 0, 1, NaN]);
    expect(exp(-744)).toBe(Math.exp(-744));
  });
});

describe('power', () => {
  it('is exact for whole and half exponents of numbers that have exact ones', () => {
    expect([power(3, 2), power(9, 0.5), power(4, 1.5), power(2, -2), power(7, 0), power(0, 0), power(0, 3)]).toEqual([
      9, 3, 8, 0.25, 1, 1, 0,
    ]);
  });

  it('agrees with the platform to 1e-13', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (x, y) => {
          expect(Math.abs(power(x, y) / x ** y - 1)).toBeLessThan(1e-13);
        },
      ),
    );
  });
});
