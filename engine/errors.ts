/**
 * Bad input to an exact model or to a scenario: which field, what came, and the rule it broke.
 * Every public function of the engine throws this and nothing else.
 */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    /** Path of the field, as the caller wrote it: `backends[2].weight`. */
    readonly field: string,
    /** What was found there. */
    readonly value: unknown,
    /** What was expected: `a positive integer`. */
    readonly rule: string,
  ) {
    super(`${field}: expected ${rule}, found ${show(value)}`);
  }
}

function show(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number' || value === undefined) return String(value);
  if (typeof value === 'function') return 'a function';
  const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}n` : item)) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Throws unless `value` is an integer from `min` to `max`, both included. */
export function requireInteger(field: string, value: unknown, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new EngineError(field, value, `an integer from ${min} to ${max}`);
  }
  return value;
}

/** Throws unless `value` is a finite number from `min` to `max`, both included. */
export function requireNumber(field: string, value: unknown, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > max) {
    const range = max === Number.POSITIVE_INFINITY ? `at least ${min}` : `from ${min} to ${max}`;
    throw new EngineError(field, value, `a finite number ${range}`);
  }
  return value;
}
