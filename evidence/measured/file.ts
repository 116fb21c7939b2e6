import * as z from 'zod/mini';
import { EngineError } from '../../engine/errors';
import type { Figure, Reason } from './figure';

/** One case of a file: the situation, and what was measured in it. */
export interface MeasuredCase {
  readonly input: unknown;
  readonly measured: unknown;
}

/** A case as it is compared: its figures, or why it has none. */
export interface CaseFigures {
  /** The situation in the field's terms, in English as the files are. */
  readonly label: string;
  readonly figures: readonly Figure[];
  /** Of what was measured but is not compared. */
  readonly noCounterpart?: Reason | undefined;
}

/** Least, middle and greatest of `n` runs, as the files have it; their p95 is not compared. */
export const spread = z.object({ n: z.number(), min: z.number(), median: z.number(), max: z.number() });

/** A family of cases: reads one, and puts the simulation in the same situation. */
export function family<Case>(
  shape: z.ZodMiniType<Case>,
  figuresOf: (one: Case) => CaseFigures,
): (one: MeasuredCase, path: string) => CaseFigures {
  return (one, path) => {
    const parsed = z.safeParse(shape, one);
    if (parsed.success) return figuresOf(parsed.data);
    const issue = parsed.error.issues[0]!;
    throw new EngineError([path, ...issue.path].join('.'), one, issue.message);
  };
}

/** Numbers of runs, 0 to `count` − 1: each run's number is its seed. */
export const runs = (count: number): number[] => Array.from({ length: count }, (_, run) => run);
