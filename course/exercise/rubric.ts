import type { Expectation, MeasureWindow } from '../schema/value';

/** What an option says of the exercise's runs; see `course/schema/lesson.ts`. */
export interface RubricOption {
  readonly id: string;
  readonly when?: readonly RubricPredicate[] | undefined;
  readonly fact?: string | undefined;
}

export type RubricPredicate = Expectation & {
  readonly run: string;
  readonly measure: string;
  readonly window?: MeasureWindow | undefined;
};

/** Reads a measure of one of the exercise's runs. */
export type ReadMeasure = (run: string, measure: string, window?: MeasureWindow) => number;

/** Whether what was found is as expected. NaN (nothing was there to measure) never is. */
export function holds(expectation: Expectation, found: unknown): boolean {
  if (expectation.op === 'equals') return Object.is(found, expectation.value) || found === expectation.value;
  if (typeof found !== 'number' || Number.isNaN(found)) return false;
  switch (expectation.op) {
    case 'about':
      return Math.abs(found - expectation.value) <= expectation.tolerance;
    case 'less':
      return found < expectation.value;
    case 'more':
      return found > expectation.value;
    case 'between':
      return found >= expectation.value[0] && found <= expectation.value[1];
  }
}

/** The expectation in words: `about 0.25 ± 0.06`. */
export function expectationText(expectation: Expectation): string {
  switch (expectation.op) {
    case 'equals':
      return String(expectation.value);
    case 'about':
      return `about ${expectation.value} ± ${expectation.tolerance}`;
    case 'less':
      return `less than ${expectation.value}`;
    case 'more':
      return `more than ${expectation.value}`;
    case 'between':
      return `from ${expectation.value[0]} to ${expectation.value[1]}`;
  }
}

/** Whether the option is right in these runs. An option that no measure decides is right when it names the fact that does. */
export function optionHolds(option: RubricOption, read: ReadMeasure): boolean {
  if (!option.when) return option.fact !== undefined;
  return option.when.every((predicate) => holds(predicate, read(predicate.run, predicate.measure, predicate.window)));
}

/**
 * The id of the one right option, computed from the runs: no answer is stored anywhere.
 * Errors: `Error` unless exactly one option holds (the build has checked that for every shipped exercise).
 */
export function keyOf(options: readonly RubricOption[], read: ReadMeasure): string {
  const right = options.filter((option) => optionHolds(option, read)).map((option) => option.id);
  const [key] = right;
  if (key === undefined || right.length > 1) {
    throw new Error(
      `expected exactly one right option, found ${right.join(', ') || 'none'} of ${options.map((option) => option.id).join(', ')}`,
    );
  }
  return key;
}
