import { join, relative } from 'node:path';
import { altitudes } from '../altitude';
import { formatBand } from '../format';
import { locales } from '../languages';
import { asksOf } from './asks';
import { BANDS_FILE, type Keeping, keepBands, readBands } from './bands';
import { checkBank } from './bank';
import { claimsLuck, runClaims } from './claims';
import { engine as realEngine } from './engine';
import { type Engine, Evaluator } from './evaluator';
import { checkExercises } from './exercises';
import { type Figures, keyOf, type RunAll } from './figures';
import { limitProblems } from './limits';
import { connectionsOf } from './links';
import { type Course, inspectLesson, type Lesson, openSlugs, readCourse } from './load';
import { type Judgement, LuckTally } from './luck';
import { compileMdx } from './mdx';
import {
  type AllowedPattern,
  compilePatterns,
  lintBank,
  lintCourse,
  lintNumbers,
  type NumberFigures,
  patternsFor,
} from './numberLint';
import { checkPicker } from './picker';
import { predictionsLuck } from './predictions';
import { collect, type Problem, problem, problemText } from './problem';
import { overlong, readingOf } from './reading';
import { checkRubrics } from './rubrics';
import { repeatedSimulations, unknownRunning } from './simulations';
import { checkSpoilers } from './spoilers';
import { unusedNames } from './unused';
import { givenAway, tooLong, type Worded, wordedBank, wordedExercises, wordingFigures } from './wording';
import { checkWrongModels } from './wrongModels';

/** What the check of the content found: lines to print, and every problem by file and line. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
}

/** How a check makes its runs and what it does with the figures that are kept beside each lesson. */
export interface CheckOptions {
  /** Spreads the runs over the cores; without it they are made one after the other. */
  readonly runAll?: RunAll;
  /** Without it nothing is read or kept. */
  readonly bands?: Keeping & {
    /** The engine's fingerprint: figures of another one count for nothing. */
    readonly engine: string;
  };
}

/**
 * Checks all that is in `root`/content against the engine (a test gives a smaller one), with twelve seeds and over twice
 * the duration. Never throws for bad content: the report says it.
 */
export async function checkContent(
  root: string,
  engine: Engine = realEngine,
  { runAll, bands }: CheckOptions = {},
): Promise<Report> {
  const check = new Check(new Evaluator(engine, runAll), bands);
  const course = await collect(check.problems, () => readCourse(root));
  if (course) await check.course(course);
  return check.report();
}

class Check {
  readonly problems: Problem[] = [];
  private readonly lines: string[] = [];
  /** What of the allow-list was needed. */
  private readonly met = new Set<AllowedPattern>();
  private readonly luck = new LuckTally();
  /** The choices of the lessons, as they are worded. */
  private readonly worded: Worded[] = [];
  private passed = 0;

  constructor(
    private readonly evaluator: Evaluator,
    private readonly bands: CheckOptions['bands'],
  ) {}

  async course(course: Course): Promise<void> {
    const slugs = course.course.lessons.map(({ slug }) => slug);
    const patterns = await collect(this.problems, () => compilePatterns(course.allowedNumbers, slugs));
    if (patterns) this.numbers('course.yaml', lintCourse(course.yaml, patternsFor(patterns)));
    const lessons: Lesson[] = [];
    for (const slug of openSlugs(course)) {
      const { lesson, problems } = await inspectLesson(course, slug, this.evaluator.engine.named);
      this.problems.push(...problems);
      if (lesson) lessons.push(lesson);
    }
    await this.run(lessons);
    for (const lesson of lessons) if (patterns) await this.lesson(lesson, patternsFor(patterns, lesson.entry.slug));
    this.problems.push(...repeatedSimulations(lessons));
    if (lessons.length === openSlugs(course).length) {
      this.problems.push(...unusedNames(course, lessons), ...unknownRunning(course, lessons));
      this.tally(
        'what is left out',
        count(course.limits.value),
        limitProblems(course.limits, lessons, this.evaluator.engine),
      );
    }
    this.wording();
    const idle = patterns?.filter((one) => !this.met.has(one)) ?? [];
    if (idle.length > 0) {
      this.lines.push(`allowed and met nowhere: ${idle.map(({ pattern }) => pattern).join('  ')}`);
    }
    this.lines.push(...this.luck.lines());
    this.lines.push(
      `facts: ${count(course.facts)}, sources: ${count(course.sources)}, runs made: ${this.evaluator.runCount}`,
    );
  }

  /** Makes the runs that the lessons ask for whose figures are not kept, or are to be made again, and keeps the figures. */
  private async run(lessons: readonly Lesson[]): Promise<void> {
    const { bands, evaluator } = this;
    const kept = lessons.map(({ directory }) => bands && readBands(directory));
    const asks = lessons.map(asksOf);
    if (bands) {
      const again = new Set(asks.flatMap((all) => all.filter(({ scenario }) => bands.again(scenario)).map(keyOf)));
      const isTrusted = ([key]: [string, Figures]) => !again.has(key);
      for (const one of kept)
        if (one?.engine === bands.engine) evaluator.know(new Map([...one.figures].filter(isTrusted)));
    }
    await evaluator.prepare(asks.flat());
    if (!bands) return;
    lessons.forEach(({ course, directory }, index) => {
      const figures = new Map(asks[index]!.map((ask) => [keyOf(ask), evaluator.figures(ask)]));
      const file = relative(course.root, join(directory, BANDS_FILE));
      const outcome = keepBands(directory, kept[index], { engine: bands.engine, figures }, bands);
      if (outcome === 'written') this.lines.push(`${file}: written`);
      else if (outcome) this.problems.push(problem({ file, line: 1, column: 1 }, ...outcome.refused));
    });
  }

  report(): Report {
    const lines = [...this.lines, ...this.problems.map(problemText)];
    return { passed: this.passed, failed: this.problems.length, problems: this.problems, lines };
  }

  private async lesson(lesson: Lesson, patterns: readonly AllowedPattern[]): Promise<void> {
    this.lines.push(`${lesson.entry.slug}`);
    this.predictions(lesson, this.claims(lesson));
    this.rubrics(lesson);
    this.picker(lesson);
    this.bank(lesson, patterns);
    this.exercises(lesson);
    for (const locale of locales) {
      const text = lesson.texts[locale];
      this.numbers(`${locale}.mdx`, lintNumbers(lesson.yaml.value, text, patterns));
    }
    this.words(lesson);
    const connected = connectionsOf(lesson.course.course, lesson.yaml.value).length;
    this.lines.push(`  connected lessons: ${connected}`);
    for (const locale of locales) await collect(this.problems, () => compileMdx(lesson.texts[locale]));
  }

  /** What the claims give, by id. */
  private claims(lesson: Lesson): Readonly<Record<string, unknown>> {
    const { values, problems } = runClaims(lesson, this.evaluator);
    const judged = claimsLuck(lesson, this.evaluator);
    this.tally('claims', count(lesson.yaml.value.claims), [...problems, ...this.judged(lesson, 'claims', judged)]);
    return values;
  }

  private predictions(lesson: Lesson, values: Readonly<Record<string, unknown>>): void {
    const judged = predictionsLuck(lesson, this.evaluator);
    if (count(judged) === 0) return;
    this.tally('predictions', count(judged), this.judged(lesson, 'predictions', judged));
    const told = Object.fromEntries(Object.entries(judged).map(([id, judgement]) => [id, judgement.told]));
    const wrong = checkWrongModels(lesson, told, this.evaluator);
    this.tally('wrong models', wrong.count, wrong.problems);
    const { masked, problems } = checkSpoilers(lesson, told, values);
    this.tally('figures masked until their prediction is committed', masked, problems);
  }

  private judged(
    { yaml, entry }: Lesson,
    field: 'claims' | 'predictions',
    judged: Readonly<Record<string, Judgement>>,
  ): Problem[] {
    return Object.entries(judged).flatMap(([id, { standing, messages, told }]) => {
      const { format, digits } = yaml.value[field][id]!;
      this.luck.add(field, standing, `${entry.slug} ${id}: ${formatBand(told, format, 'en', digits)}`);
      return messages.map(([wrong, mend]) => problem(yaml.at([field, id]), `${singular[field]} ${id}: ${wrong}`, mend));
    });
  }

  private rubrics(lesson: Lesson): void {
    const { exercises, variants, worlds, standings, keys, problems } = checkRubrics(lesson, this.evaluator);
    this.worded.push(...wordedExercises(lesson, keys));
    for (const standing of standings) this.luck.add('rubrics', standing, lesson.entry.slug);
    this.tally(
      `rubrics (${exercises} exercises, ${variants} variants, ${worlds} worlds of a wrong option)`,
      exercises + variants + worlds,
      problems,
    );
  }

  private picker(lesson: Lesson): void {
    const { candidates, standing, problems } = checkPicker(lesson, this.evaluator);
    if (standing) this.luck.add('pickers', standing, lesson.entry.slug);
    if (candidates > 0) this.tally('candidates of the picker', candidates, problems);
  }

  private bank({ bank, yaml, course: { facts } }: Lesson, patterns: readonly AllowedPattern[]): void {
    const { quiz } = yaml.value;
    if (!quiz) return;
    const { questions, varying, plain, draws, problems } = checkBank(bank, facts);
    const few: Problem[] =
      questions < quiz.questions
        ? [problem(yaml.at(['quiz']), `a round asks ${quiz.questions}, and the bank has ${questions}`, 'add to bank/')]
        : [];
    const told = `${varying} with drawn parameters, ${plain} at zero, ${draws} draws`;
    this.tally(`questions of the bank (${told})`, questions, [...problems, ...few]);
    for (const { lesson, items } of bank) this.numbers(`bank/${lesson}.yaml`, lintBank(items, patterns));
    if (problems.length === 0) this.worded.push(...wordedBank(bank, facts));
  }

  private wording(): void {
    const figures = wordingFigures(this.worded);
    const said = tooLong(figures);
    const course = { file: 'content/course.yaml', line: 1, column: 1 };
    this.problems.push(...this.worded.flatMap(givenAway), ...(said ? [problem(course, ...said)] : []));
    const longest = locales.map((locale) => `${locale} ${figures.longest[locale]}`).join(', ');
    this.lines.push(`choices: ${figures.choices}, the right option is the longest in ${longest}`);
  }

  private exercises(lesson: Lesson): void {
    const { exercises, standings, problems } = checkExercises(lesson, this.evaluator);
    for (const standing of standings) this.luck.add('exercises', standing, lesson.entry.slug);
    if (exercises > 0) this.tally('exercises to match, order and tune', exercises, problems);
  }

  private numbers(file: string, figures: NumberFigures): void {
    for (const pattern of figures.allowed.keys()) this.met.add(pattern);
    this.tally(`numbers in ${file} (${originsText(figures)})`, figures.found, figures.problems);
  }

  private words(lesson: Lesson): void {
    for (const locale of locales) {
      const words = readingOf(lesson.texts[locale]);
      const row = altitudes.map(
        (altitude) => `${altitude} ${words[altitude].words} words ${words[altitude].minutes} min`,
      );
      this.lines.push(`  reading in ${locale}: ${row.join(' · ')}`);
      this.problems.push(...overlong(lesson.texts[locale], lesson.yaml.value.minutes));
    }
  }

  private tally(what: string, all: number, problems: readonly Problem[]): void {
    const passed = Math.max(0, all - problems.length);
    this.passed += passed;
    this.problems.push(...problems);
    this.lines.push(`  ${what}: ${passed} passed, ${problems.length} failed`);
  }
}

const singular = { claims: 'claim', predictions: 'prediction' } as const;

function originsText({ facts, claims, lures, allowed }: NumberFigures): string {
  const reasons = new Map<string, number>();
  for (const [{ reason }, times] of allowed) reasons.set(reason, (reasons.get(reason) ?? 0) + times);
  const told = [...reasons].map(([reason, times]) => `${times} ${reason}`);
  return [`${facts} facts`, `${claims} claims`, `${lures} in misconceptions`, ...told].join(', ');
}

function count(record: object): number {
  return Object.keys(record).length;
}
