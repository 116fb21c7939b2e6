import { compare, isExplanatory, type Rules } from './compare';
import type { VectorFile } from './file';
import { kindOf, questionsOf, rulesOf } from './judge';
import type { Kind, Tools } from './kind';
import { allowance, type Tolerance } from './tolerance';

/** A double as text: its last digit may be changed without changing the double. */
const DOUBLE = /^\d*\.\d+$/;

/** How many leaves of `expected` a judge watches: each was made wrong once. */
export interface FlipReport {
  readonly leaves: number;
  readonly caught: number;
  /** Leaves that speak to people or ask, by the kind's own list, and whose change leaves the answers as they were. */
  readonly explanatory: number;
  /** Paths of leaves that were made wrong without the judge noticing. */
  readonly missed: readonly string[];
}

/** A place in a parsed JSON value that can be overwritten. */
interface Leaf {
  readonly path: string;
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Makes each leaf of every `expected` wrong once, and counts how often the judge then reports a failure. */
export function flipLeaves(file: VectorFile, kinds: Readonly<Record<string, Kind>>, tools: Tools): FlipReport {
  const kind = kindOf(file, kinds);
  const report = { leaves: 0, caught: 0, explanatory: 0, missed: [] as string[] };
  for (const item of file.cases) {
    const rules = rulesOf(file, item, kind);
    for (const question of questionsOf(item, kind)) {
      const actual = kind.evaluate(question.input, tools);
      for (const leaf of leavesOf(question.expected)) {
        report.leaves++;
        if (isCaught(leaf, question.expected, actual, rules)) report.caught++;
        else if (isInsideExplanatory(leaf.path, rules)) report.explanatory++;
        else report.missed.push(`${item.name ?? ''} ${question.path}${leaf.path}`);
      }
    }
  }
  return report;
}

function isCaught(leaf: Leaf, expected: unknown, actual: unknown, rules: Rules): boolean {
  const right = leaf.holder[leaf.key];
  leaf.holder[leaf.key] = wrong(right, rules.tolerance);
  try {
    return compare(expected, actual, rules).mismatches.length > 0;
  } catch {
    return true;
  } finally {
    leaf.holder[leaf.key] = right;
  }
}

/** The nearest value of the same type that must not pass. */
function wrong(value: unknown, tolerance?: Tolerance): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number')
    return Number.isInteger(value) ? value + 1 : value + 3 * allowance(value, tolerance ?? 1e-9);
  if (typeof value === 'string' && DOUBLE.test(value)) return String(Number(value) * (1 + Number.EPSILON));
  if (typeof value === 'string') return value.slice(0, -1) + (value.endsWith('0') ? '1' : '0');
  return 0;
}

function isInsideExplanatory(path: string, rules: Rules): boolean {
  const ends = [...path.matchAll(/[.[]|$/g)].map((match) => match.index);
  return ends.some(
    (end) =>
      isExplanatory(path.slice(0, end), rules) || isExplanatory(path.slice(0, path.indexOf(']', end) + 1), rules),
  );
}

function leavesOf(value: unknown, path = ''): Leaf[] {
  if (value === null || typeof value !== 'object') return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => {
    const at = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const child = holder[key];
    return child !== null && typeof child === 'object' ? leavesOf(child, at) : [{ path: at, holder, key }];
  });
}
