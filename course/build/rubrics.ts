import { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import { expectationText, holds, optionHolds, type ReadMeasure } from '../exercise/rubric';
import type { ChoiceItem, Option, Patch, Step } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import { type Problem, problem } from './problem';
import { layPatch, scenarioOf } from './scenarios';
import type { Path } from './yaml';

/** How many exercises were judged, in how many variants, and which are not sound. */
export interface RubricResults {
  readonly exercises: number;
  readonly variants: number;
  readonly worlds: number;
  readonly problems: readonly Problem[];
}

type Exercise = Pick<ChoiceItem, 'runs' | 'variants' | 'options'> | Pick<Step, 'runs' | 'variants' | 'options'>;

/**
 * Judges every exercise by its runs: exactly one option holds, as written and in each variant; each `trueUnder` makes its
 * own option hold.
 */
export function checkRubrics(lesson: Lesson, evaluator: Evaluator): RubricResults {
  const { trace, recall } = lesson.yaml.value;
  const steps = trace.steps.map((step, index): [Path, Exercise] => [['trace', 'steps', index], step]);
  const items = recall.cards.flatMap(({ item }, index): [Path, Exercise][] =>
    item.kind === 'choice' ? [[['recall', 'cards', index, 'item'], item]] : [],
  );
  const all = [...steps, ...items];
  return {
    exercises: all.length,
    variants: all.reduce((sum, [, { variants }]) => sum + variants.length, 0),
    worlds: all.reduce((sum, [, { options }]) => sum + options.filter((option) => option.trueUnder).length, 0),
    problems: all.flatMap(([path, exercise]) => new Rubric(lesson, evaluator, path, exercise).check()),
  };
}

class Rubric {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly lesson: Lesson,
    private readonly evaluator: Evaluator,
    private readonly path: Path,
    private readonly exercise: Exercise,
  ) {}

  check(): Problem[] {
    const { options, variants } = this.exercise;
    const measured = options.filter((option) => option.when).length;
    if (measured > 0 && measured < options.length) {
      this.report([], 'expected `when` on every option, or on none and a `fact` on the right one');
    }
    this.guarded([], () => this.oneRight([], undefined, 'as written'));
    variants.forEach(({ id, patch }, index) => {
      this.guarded(['variants', index], () => this.oneRight(['variants', index], patch, `in the variant ${id}`));
    });
    options.forEach((option, index) => {
      const { trueUnder } = option;
      if (trueUnder) this.guarded(['options', index, 'trueUnder'], () => this.becomesTrue(option, index, trueUnder));
    });
    return this.problems;
  }

  private oneRight(where: Path, patch: Patch | undefined, which: string): void {
    const read = this.reader(patch);
    const right = this.exercise.options.filter((option) => optionHolds(option, read));
    const [only] = right;
    if (!only || right.length > 1) {
      const found = right.map((option) => option.id).join(', ') || 'none';
      this.report(where, `expected exactly one option to hold ${which}, found ${found}\n${this.account(read)}`);
      return;
    }
    // A variant may make true what is a misconception of the question as written.
    if (only.misconception && !patch)
      this.report(where, `the option ${only.id} holds ${which}, and is named a misconception`);
  }

  private becomesTrue(option: Option, index: number, patch: Patch): void {
    const read = this.reader(patch);
    if (optionHolds(option, read)) return;
    const message = `expected ${option.id} to hold under its trueUnder, found that it does not\n${this.account(read, [option])}`;
    this.report(['options', index, 'trueUnder'], message);
  }

  /** Every statement with what the runs say to it: what an author needs to mend a rubric. */
  private account(read: ReadMeasure, options: readonly Option[] = this.exercise.options): string {
    return options
      .flatMap((option) =>
        (option.when ?? []).map((predicate) => {
          const found = read(predicate.run, predicate.measure, predicate.window);
          const sign = holds(predicate, found) ? 'holds' : 'fails';
          return `    ${option.id}: ${predicate.run} ${predicate.measure} ${expectationText(predicate)}: ${sign}, found ${found}`;
        }),
      )
      .join('\n');
  }

  private reader(patch: Patch = {}): ReadMeasure {
    const runs = Object.entries(this.exercise.runs ?? {}).map(([name, ref]): [string, Scenario] => [
      name,
      layPatch(scenarioOf(ref, this.lesson.scenarios), patch),
    ]);
    const byName = new Map(runs);
    return (run, measure, window) => {
      const scenario = byName.get(run);
      if (!scenario) throw new EngineError('run', run, 'a run of this exercise');
      return this.evaluator.measure(scenario, measure, window);
    };
  }

  private guarded(where: Path, body: () => void): void {
    try {
      body();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.report(where, error.message);
    }
  }

  private report(where: Path, message: string): void {
    const { yaml } = this.lesson;
    const id = 'id' in this.exercise ? this.exercise.id : yaml.value.recall.cards[Number(this.path[2])]?.id;
    this.problems.push(problem(yaml.at([...this.path, ...where]), `${String(this.path[0])} ${String(id)}: ${message}`));
  }
}
