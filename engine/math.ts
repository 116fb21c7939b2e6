/**
 * Transcendental functions built from operations that IEEE 754 defines exactly (+ − × ÷ √ and bit moves), so that a run
 * has the same bytes in Node and in every browser: `Math.log` and its kin may differ in the last bit between engines.
 * The reductions and coefficients are fdlibm's (Sun Microsystems, freely redistributable); error below 1 ulp.
 */

const bits = new DataView(new ArrayBuffer(8));

const LN2_HI = 0.6931471803691238;
const LN2_LO = 1.9082149292705877e-10;

/** 2^k as a double, for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** x · 2^k; in two steps, so that results near either end of the range are right. */
function scale(x: number, k: number): number {
  const half = Math.trunc(k / 2);
  return x * powerOfTwo(half) * powerOfTwo(k - half);
}

/**
 * Natural logarithm. NaN below 0, −Infinity at 0.
 * Source: fdlibm `e_log.c` (x = 2^k (1+f), ln(1+f) by a polynomial in s = f/(2+f)).
 */
export function ln(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  let k = 0;
  let y = x;
  if (y < 2.2250738585072014e-308) {
    y *= 18014398509481984; // 2^54: a subnormal becomes normal
    k = -54;
  }
  bits.setFloat64(0, y);
  let high = bits.getUint32(0);
  k += (high >>> 20) - 1023;
  high &= 0x000fffff;
  const i = (high + 0x95f64) & 0x100000; // moves the mantissa into [√½, √2)
  bits.setUint32(0, high | (i ^ 0x3ff00000));
  k += i >>> 20;
  const f = bits.getFloat64(0) - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const half = 0.5 * f * f;
  return k * LN2_HI - (half - (s * (half + odd + even) + k * LN2_LO) - f);
}

/**
 * e to the power x. Infinity above 709.78, 0 below −745.13.
 * Source: fdlibm `e_exp.c` (x = k ln 2 + r, |r| ≤ ½ ln 2, then a rational approximation of e^r).
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const k = Math.trunc(x / Math.LN2 + (x < 0 ? -0.5 : 0.5));
  const high = x - k * LN2_HI;
  const low = k * LN2_LO;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (6.613756321437934e-5 + t * (-1.6533902205465252e-6 + t * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return scale(y, k);
}

/**
 * x to the power y, for x ≥ 0. Whole and half exponents up to 64 come by multiplication and square root, so that equal
 * powers are equal to the last bit; the others by `exp` and `ln`.
 */
export function power(x: number, y: number): number {
  if (x === 0 && y > 0) return 0;
  const halves = 2 * Math.abs(y);
  if (!Number.isInteger(halves) || halves > 128) return exp(y * ln(x));
  let result = halves % 2 === 1 ? Math.sqrt(x) : 1;
  for (let n = halves >> 1; n > 0; n--) result *= x;
  return y < 0 ? 1 / result : result;
}
