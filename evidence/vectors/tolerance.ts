/** How far an answer may be from the expectation: a number t is t · max(1, |expected|), the others mean what they say. */
export type Tolerance = number | { readonly rel?: number; readonly abs?: number };

const DEFAULT_TOLERANCE = 1e-9;
const SPECIAL: Readonly<Record<string, number>> = {
  '+Inf': Infinity,
  Inf: Infinity,
  '-Inf': -Infinity,
  NaN: Number.NaN,
};
const INTEGER = /^(0x[0-9a-f]+|-?\d+)$/i;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether one leaf of an answer is what the file expects. */
export function sameLeaf(expected: unknown, actual: unknown, tolerance?: Tolerance): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') return sameNumber(expected, actual, tolerance);
  if (typeof expected === 'number' && typeof actual === 'bigint') return BigInt(expected) === actual;
  if (typeof expected === 'string' && typeof actual === 'bigint')
    return INTEGER.test(expected) && BigInt(expected) === actual;
  if (typeof expected === 'string' && typeof actual === 'number') return Object.is(doubleFrom(expected), actual + 0);
  return Object.is(expected, actual);
}

function sameNumber(expected: number, actual: number, tolerance?: Tolerance): boolean {
  if (expected === actual) return true;
  if (tolerance === undefined && Number.isInteger(expected) && Number.isInteger(actual)) return false;
  return Math.abs(actual - expected) <= allowance(expected, tolerance ?? DEFAULT_TOLERANCE);
}

/** The distance that a tolerance allows around an expected number. */
export function allowance(expected: number, tolerance: Tolerance): number {
  if (typeof tolerance === 'number') return tolerance * Math.max(1, Math.abs(expected));
  return Math.max((tolerance.rel ?? 0) * Math.abs(expected), tolerance.abs ?? 0);
}

/** A double written as text: C's `%.17g`, an infinity or NaN; undefined for any other text. */
function doubleFrom(text: string): number | undefined {
  return SPECIAL[text] ?? (DECIMAL.test(text) ? Number(text) : undefined);
}
