import { altitudes, locales } from '../schema/common';
import { runClaims } from './claims';
import { engine as realEngine } from './engine';
import { type Engine, Evaluator } from './evaluator';
import { limitProblems } from './limits';
import { connectionsOf } from './links';
import { type Course, inspectLesson, type Lesson, openSlugs, readCourse } from './load';
import { compileMdx } from './mdx';
import { type AllowedPattern, compilePatterns, lintCourse, lintNumbers, type NumberFigures } from './numberLint';
import { checkPicker } from './picker';
import { collect, type Problem, problemText } from './problem';
import { checkRubrics } from './rubrics';
import { repeatedSimulations } from './simulations';
import { wordsOf } from './words';

/** What the check of the content found: lines to print, and every problem by file and line. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
}

/** Checks all that is in `root`/content against the engine (a test gives a smaller one). Never throws for bad content: the report says it. */
export async function checkContent(root: string, engine: Engine = realEngine): Promise<Report> {
  const check = new Check(new Evaluator(engine));
  const course = await collect(check.problems, () => readCourse(root));
  if (course) await check.course(course);
  return check.report();
}

class Check {
  readonly problems: Problem[] = [];
  private readonly lines: string[] = [];
  /** Reasons of the allow-list that were needed. */
  private readonly met = new Set<string>();
  private passed = 0;

  constructor(private readonly evaluator: Evaluator) {}

  async course(course: Course): Promise<void> {
    const patterns = await collect(this.problems, () => compilePatterns(course.allowedNumbers));
    if (patterns) this.numbers('course.yaml', lintCourse(course.yaml, patterns));
    const lessons: Lesson[] = [];
    for (const slug of openSlugs(course)) {
      const { lesson, problems } = await inspectLesson(course, slug, this.evaluator.engine.named);
      this.problems.push(...problems);
      if (lesson) lessons.push(lesson);
      if (lesson && patterns) await this.lesson(lesson, patterns);
    }
    this.problems.push(...repeatedSimulations(lessons));
    if (lessons.length === openSlugs(course).length) {
      this.tally(
        'what is left out',
        count(course.limits.value),
        limitProblems(course.limits, lessons, this.evaluator.engine),
      );
    }
    const idle = course.allowedNumbers.value.filter(({ reason }) => !this.met.has(reason));
    if (idle.length > 0) {
      this.lines.push(`allowed and met nowhere: ${idle.map(({ pattern }) => pattern).join('  ')}`);
    }
    this.lines.push(
      `facts: ${count(course.facts)}, sources: ${count(course.sources)}, scenarios run: ${this.evaluator.runCount}`,
    );
  }

  report(): Report {
    const lines = [...this.lines, ...this.problems.map(problemText)];
    return { passed: this.passed, failed: this.problems.length, problems: this.problems, lines };
  }

  private async lesson(lesson: Lesson, patterns: readonly AllowedPattern[]): Promise<void> {
    this.lines.push(`${lesson.entry.slug}`);
    this.claims(lesson);
    this.rubrics(lesson);
    this.picker(lesson);
    for (const locale of locales) {
      const text = lesson.texts[locale];
      this.numbers(`${locale}.mdx`, lintNumbers(lesson.yaml.value, text, patterns));
    }
    this.words(lesson);
    const connected = connectionsOf(lesson.course.course, lesson.yaml.value).length;
    this.lines.push(`  connected lessons: ${connected}`);
    for (const locale of locales) await collect(this.problems, () => compileMdx(lesson.texts[locale]));
  }

  private claims(lesson: Lesson): void {
    const { problems } = runClaims(lesson, this.evaluator);
    this.tally('claims', count(lesson.yaml.value.claims), problems);
  }

  private rubrics(lesson: Lesson): void {
    const { exercises, variants, worlds, problems } = checkRubrics(lesson, this.evaluator);
    this.tally(
      `rubrics (${exercises} exercises, ${variants} variants, ${worlds} worlds of a wrong option)`,
      exercises + variants + worlds,
      problems,
    );
  }

  private picker(lesson: Lesson): void {
    const { candidates, problems } = checkPicker(lesson, this.evaluator);
    if (candidates > 0) this.tally('candidates of the picker', candidates, problems);
  }

  private numbers(file: string, figures: NumberFigures): void {
    for (const reason of Object.keys(figures.allowed)) this.met.add(reason);
    this.tally(`numbers in ${file} (${originsText(figures)})`, figures.found, figures.problems);
  }

  private words(lesson: Lesson): void {
    for (const locale of locales) {
      const words = wordsOf(lesson.texts[locale]);
      const row = altitudes.map(
        (altitude) => `${altitude} ${words[altitude].words} words ${words[altitude].minutes} min`,
      );
      this.lines.push(`  reading in ${locale}: ${row.join(' · ')}`);
    }
  }

  private tally(what: string, all: number, problems: readonly Problem[]): void {
    const passed = Math.max(0, all - problems.length);
    this.passed += passed;
    this.problems.push(...problems);
    this.lines.push(`  ${what}: ${passed} passed, ${problems.length} failed`);
  }
}

function originsText({ facts, claims, lures, allowed }: NumberFigures): string {
  const reasons = Object.entries(allowed).map(([reason, times]) => `${times} ${reason}`);
  return [`${facts} facts`, `${claims} claims`, `${lures} in misconceptions`, ...reasons].join(', ');
}

function count(record: object): number {
  return Object.keys(record).length;
}
