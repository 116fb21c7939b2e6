import { EngineError } from '../../engine/errors';
import { type Comparison, compare, type Mismatch, type Rules } from './compare';
import type { VectorCase, VectorFile } from './file';
import type { Kind, Tools } from './kind';

/** A case that failed: which, and either what differed or the error that the engine threw. */
export interface CaseFailure {
  /** The case's name, or its place in the file. */
  readonly name: string;
  readonly mismatches: readonly Mismatch[];
  readonly error?: string;
}

export interface Verdict {
  readonly kind: string;
  readonly passed: number;
  readonly failed: number;
  /** Single values that agreed. */
  readonly valuesPassed: number;
  readonly failures: readonly CaseFailure[];
}

/** A question of a case, ready to be compared: a plain case has one, a case of a hash primitive one a vector. */
export interface Question {
  readonly path: string;
  readonly input: unknown;
  readonly expected: unknown;
}

/** The kind a file is of; throws when there is none of that name. */
export function kindOf(file: VectorFile, kinds: Readonly<Record<string, Kind>>): Kind {
  const kind = Object.hasOwn(kinds, file.kind) ? kinds[file.kind] : undefined;
  if (kind === undefined) throw new EngineError('kind', file.kind, 'a known kind of ground truth');
  return kind;
}

/** Judges every case of a file. */
export function judge(file: VectorFile, kinds: Readonly<Record<string, Kind>>, tools: Tools): Verdict {
  const kind = kindOf(file, kinds);
  const failures: CaseFailure[] = [];
  let valuesPassed = 0;
  for (const [index, item] of file.cases.entries()) {
    const name = item.name ?? `case ${index}`;
    try {
      const { mismatches, leaves } = judgeCase(item, kind, rulesOf(file, item, kind), tools);
      valuesPassed += leaves - mismatches.length;
      if (mismatches.length > 0 || leaves === 0)
        failures.push({ name, mismatches, error: leaves === 0 ? 'nothing to compare' : undefined });
    } catch (error) {
      failures.push({ name, mismatches: [], error: String(error) });
    }
  }
  return {
    kind: file.kind,
    passed: file.cases.length - failures.length,
    failed: failures.length,
    valuesPassed,
    failures,
  };
}

/** What applies when a case of this file is compared. */
export function rulesOf(file: VectorFile, item: VectorCase, kind: Kind): Rules {
  return { tolerance: item.tolerance ?? file.defaultTolerance, explanatory: kind.explanatory };
}

function judgeCase(item: VectorCase, kind: Kind, rules: Rules, tools: Tools): Comparison {
  const mismatches: Mismatch[] = [];
  let leaves = 0;
  for (const { path, input, expected } of questionsOf(item, kind)) {
    const part = compare(expected, kind.evaluate(input, tools), rules);
    mismatches.push(...part.mismatches.map((each) => ({ ...each, path: path + each.path })));
    leaves += part.leaves;
  }
  return { mismatches, leaves };
}

/** The questions of a case. Of a vector, the fields that the kind `asks` are the input, all others are expected. */
export function questionsOf(item: VectorCase, kind: Kind): Question[] {
  if (!('vectors' in item)) return [{ path: '', input: item.input, expected: item.expected }];
  const { vectors, ...shared } = item;
  const asks = new Set(kind.asks);
  return vectors.map((vector, index) => ({
    path: `vectors[${index}].`,
    input: { ...shared, ...Object.fromEntries(Object.entries(vector).filter(([key]) => asks.has(key))) },
    expected: Object.fromEntries(Object.entries(vector).filter(([key]) => !asks.has(key))),
  }));
}
