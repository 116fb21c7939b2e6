import { sameLeaf, type Tolerance } from './tolerance';

/** A leaf of `expected` that the answer does not meet. */
export interface Mismatch {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface Comparison {
  readonly mismatches: readonly Mismatch[];
  /** Leaves compared, without those that an answer may leave out and does. */
  readonly leaves: number;
}

export interface Rules {
  readonly tolerance?: Tolerance;
  /** Paths that an answer may leave out, as in `Kind.explanatory`. */
  readonly explanatory?: Readonly<Record<string, string>>;
}

/** Field names that speak to people wherever they stand. */
const FOR_PEOPLE = /(^|\.)(documentedRow|documentedPercent|note|provenance|rule|change|sampleKeys)$/;
const FIRST_TEN = /First10$/;

/** Whether an answer may leave out the part of `expected` at this path. */
export function isExplanatory(path: string, rules: Rules): boolean {
  if (FOR_PEOPLE.test(path)) return true;
  const listed = rules.explanatory;
  if (listed === undefined) return false;
  const anyIndex = path.replace(/\[\d+\]/g, '[]');
  const lastIndexKept = path.replace(/\[\d+\](?=.*\[)/g, '[]');
  return Object.hasOwn(listed, anyIndex) || Object.hasOwn(listed, lastIndexKept);
}

/**
 * Compares every leaf of `expected` with the answer. Fields that only the answer has are ignored; a field that it lacks
 * is a mismatch. A function in the answer is asked with its part of `expected` first.
 */
export function compare(expected: unknown, actual: unknown, rules: Rules = {}): Comparison {
  const mismatches: Mismatch[] = [];
  let leaves = 0;

  function visit(wanted: unknown, given: unknown, path: string): void {
    if (given === undefined && isExplanatory(path, rules)) return;
    const answer = typeof given === 'function' ? given(wanted) : given;
    if (Array.isArray(wanted)) visitArray(wanted, answer, path);
    else if (wanted !== null && typeof wanted === 'object') visitObject(wanted, answer, path);
    else {
      leaves++;
      if (!sameLeaf(wanted, answer, rules.tolerance)) mismatches.push({ path, expected: wanted, actual: answer });
    }
  }

  function visitArray(wanted: readonly unknown[], answer: unknown, path: string): void {
    if (!isArrayLike(answer) || answer.length !== wanted.length) {
      leaves++;
      mismatches.push({ path, expected: wanted, actual: answer });
      return;
    }
    for (const [index, part] of wanted.entries()) visit(part, answer[index], `${path}[${index}]`);
  }

  function visitObject(wanted: object, answer: unknown, path: string): void {
    for (const [key, part] of Object.entries(wanted))
      visit(part, field(answer, key), path === '' ? key : `${path}.${key}`);
  }

  visit(expected, actual, '');
  return { mismatches, leaves };
}

function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);
}

/** `xFirst10` of an answer that only has `x` is the first ten entries of it. */
function field(answer: unknown, key: string): unknown {
  if (answer === null || typeof answer !== 'object') return undefined;
  const fields = answer as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(fields, key) || !FIRST_TEN.test(key)) return Object.hasOwn(fields, key) ? fields[key] : undefined;
  const whole = fields[key.replace(FIRST_TEN, '')];
  return Array.isArray(whole) ? whole.slice(0, 10) : undefined;
}
