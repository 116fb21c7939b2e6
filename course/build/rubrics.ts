import { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import { expectationText, holds, optionHolds, type ReadMeasure } from '../exercise/rubric';
import { byKind } from '../schema/itemKinds';
import type { Option, Patch } from '../schema/lesson';
import type { Exercise } from './asks';
import type { Evaluator } from './evaluator';
import { isTwiceAsLong, turnName, turnsOf } from './figures';
import type { Lesson } from './load';
import type { Standing } from './luck';
import { mendRefused, type Problem, problem } from './problem';
import { layPatch, scenarioOf } from './scenarios';
import { isToldIn } from './worlds';
import type { Path } from './yaml';

/** How many exercises were judged, in how many variants, and which are not sound. */
export interface RubricResults {
  readonly exercises: number;
  readonly variants: number;
  readonly worlds: number;
  /** Of each exercise that runs decide. */
  readonly standings: readonly Standing[];
  /** The option that holds as written, by the step or the card. */
  readonly keys: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}

/**
 * Judges every exercise by its runs: exactly one option holds, as written and in each variant, the same in every turn;
 * each `trueUnder` makes its own option hold.
 */
export function checkRubrics(lesson: Lesson, evaluator: Evaluator): RubricResults {
  const { trace, recall } = lesson.yaml.value;
  const steps = trace.steps.map((step, index): [Path, Exercise] => [['trace', 'steps', index], step]);
  const items = recall.cards.flatMap(({ item }, index) =>
    byKind<[Path, Exercise][]>(item, {
      choice: (choice) => [[['recall', 'cards', index, 'item'], choice]],
      number: () => [],
    }),
  );
  const all = [...steps, ...items];
  const judged = all.map(([path, exercise]) => {
    const rubric = new Rubric(lesson, evaluator, path, exercise);
    const problems = rubric.check();
    return {
      key: rubric.key === undefined ? [] : [[rubric.name, rubric.key]],
      problems,
      standing: exercise.runs && (problems.length > 0 ? ('fails' as const) : ('robust' as const)),
    };
  });
  return {
    exercises: all.length,
    variants: all.reduce((sum, [, { variants }]) => sum + variants.length, 0),
    worlds: all.reduce((sum, [, { options }]) => sum + options.filter((option) => option.trueUnder).length, 0),
    standings: judged.flatMap(({ standing }) => standing ?? []),
    keys: Object.fromEntries(judged.flatMap(({ key }) => key)) as Record<string, string>,
    problems: judged.flatMap(({ problems }) => problems),
  };
}

const mendWhen = 'change the `when` of the options so that of what is found below one holds and no other';
const mendRead = 'name a run of the exercise, a measure that the engine has, and fields that the scenario has';
const mendFact = 'give the right option, and no other, the `fact` that decides, or give each a `when`';

class Rubric {
  private readonly problems: Problem[] = [];
  /** The option that holds as written. */
  key: string | undefined;
  /** Whether some run of twice the duration says otherwise. */
  private durationMatters = false;

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
      this.report(
        [],
        'expected `when` on every option, or on none and a `fact` on the right one, found it on some',
        'write it on the others too',
      );
    }
    this.guarded([], () => this.oneRight([], undefined, 'as written'));
    variants.forEach(({ id, patch }, index) => {
      this.guarded(['variants', index], () => this.oneRight(['variants', index], patch, `in the variant ${id}`));
    });
    options.forEach((option, index) => {
      const { trueUnder } = option;
      if (trueUnder) this.guarded(['options', index, 'trueUnder'], () => this.becomesTrue(option, index, trueUnder));
    });
    if (this.exercise.durationMatters && !this.durationMatters)
      this.report(['durationMatters'], 'it is the same over twice the duration', 'remove `durationMatters`');
    return this.problems;
  }

  private oneRight(where: Path, patch: Patch | undefined, which: string): void {
    const { options } = this.exercise;
    const read = this.reader(patch);
    const right = options.filter((option) => optionHolds(option, read));
    const [only] = right;
    if (!only || right.length > 1) {
      const found = right.map((option) => option.id).join(', ') || 'none';
      this.report(
        where,
        `expected exactly one option to hold ${which}, found ${found}`,
        options.some(({ when }) => when) ? mendWhen : mendFact,
        this.account(read),
      );
      return;
    }
    if (!patch) this.key = only.id;
    // A variant may make true what is a misconception of the question as written.
    if (only.misconception && !patch)
      this.report(
        where,
        `the option ${only.id} holds ${which}, and is named a misconception`,
        'take its `misconception` out, or change its `when`',
      );
    this.everyTurn(where, patch, options, `exactly ${only.id} to hold ${which}`, only.id);
  }

  private becomesTrue(option: Option, index: number, patch: Patch): void {
    const where = ['options', index, 'trueUnder'];
    const read = this.reader(patch);
    if (optionHolds(option, read)) {
      this.everyTurn(where, patch, [option], `${option.id} to hold under its trueUnder`, option.id);
      return;
    }
    const wrong = `expected ${option.id} to hold under its trueUnder, found that it does not`;
    this.report(
      where,
      wrong,
      'change the patch until what is found below makes its `when` hold',
      this.account(read, [option]),
    );
  }

  /** What the scenario's own run says, every other seed says too, and each over twice the duration. */
  private everyTurn(where: Path, patch: Patch | undefined, options: readonly Option[], expected: string, key: string) {
    const { runs } = this.exercise;
    if (!runs) return;
    const main = layPatch(scenarioOf(runs.main, this.lesson.scenarios), patch ?? {});
    const wrong = turnsOf(main).flatMap((_, turn) => {
      const found = this.heldIn(turn, patch, options);
      return found === key ? [] : [{ turn, text: `${found} with ${turnName(main, turn)}` }];
    });
    this.durationMatters ||= wrong.some(({ turn }) => isTwiceAsLong(turn));
    const told = wrong.filter(({ turn }) => isToldIn(this.exercise, turn));
    const [first] = told;
    if (!first) return;
    const found = told.map(({ text }) => text).join(', ');
    const account = this.account(this.reader(patch, first.turn), options);
    const mend =
      'state what holds for every seed and over twice the duration, or give the reason as `durationMatters` where the length of the run is a part of the question';
    this.report(where, `expected ${expected} in every run, found ${found}`, mend, account);
  }

  /** The ids of the options that hold in a turn, or why the engine refuses to say. */
  private heldIn(turn: number, patch: Patch | undefined, options: readonly Option[]): string {
    try {
      const held = options.filter((option) => optionHolds(option, this.reader(patch, turn)));
      return held.map(({ id }) => id).join(' and ') || 'none';
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      return `nothing (${error.message})`;
    }
  }

  /** Every statement with what the runs say to it: what an author needs to mend a rubric. */
  private account(read: ReadMeasure, options: readonly Option[] = this.exercise.options): string {
    return options
      .flatMap((option) =>
        (option.when ?? []).map((predicate) => {
          const found = readable(() => read(predicate.run, predicate.measure, predicate.window));
          const sign = holds(predicate, found) ? 'holds' : 'fails';
          return `    ${option.id}: ${predicate.run} ${predicate.measure} ${expectationText(predicate)}: ${sign}, found ${found}`;
        }),
      )
      .join('\n');
  }

  /** Reads the exercise's runs with a patch over them: the scenarios as they stand, or in another turn. */
  private reader(patch: Patch = {}, turn = 0): ReadMeasure {
    const runs = Object.entries(this.exercise.runs ?? {}).map(([name, ref]): [string, Scenario] => [
      name,
      layPatch(scenarioOf(ref, this.lesson.scenarios), patch),
    ]);
    const byName = new Map(runs);
    return (run, measure, window) => {
      const scenario = byName.get(run);
      if (!scenario) throw new EngineError('run', run, 'a run of this exercise');
      return this.evaluator.measureIn(turn, { scenario, measure, window });
    };
  }

  private guarded(where: Path, body: () => void): void {
    try {
      body();
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.report(where, error.message, mendRefused(error, mendRead));
    }
  }

  private report(where: Path, wrong: string, mend: string, account?: string): void {
    const { yaml } = this.lesson;
    this.problems.push(
      problem(yaml.at([...this.path, ...where]), `${String(this.path[0])} ${this.name}: ${wrong}`, mend, account),
    );
  }

  /** The id of the step, or of the card that the exercise is on. */
  get name(): string {
    return 'id' in this.exercise
      ? String(this.exercise.id)
      : this.lesson.yaml.value.recall.cards[Number(this.path[2])]!.id;
  }
}

/** A figure, or why there is none. */
function readable(read: () => number): number | string {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return error.message;
  }
}
