import { readFile } from 'node:fs/promises';
import type { Mutant } from './generate';
import type { Runner } from './runner';
import type { Tests } from './tests';
import type { Question } from './worker';

/** Who noticed a mutant. */
export type Verdict = 'ground truth' | 'units' | 'timed out' | 'crashed' | 'survived';

/** A mutant may take this many times as long as the right code, and this much more. */
const PATIENCE = 3;
const PATIENCE_MS = 20_000;
/** How long the right code may take that has not been timed yet. */
const UNKNOWN_MS = 60_000;

/** Asks the ground truth about a mutant, then files of tests, until one notices. */
export class Jury {
  /** Whether the right code passes: by test, or by file for the ground truth. Looked at when one notices a mutant. */
  private readonly fit = new Map<string, Promise<boolean>>();

  constructor(private readonly tests: Tests) {}

  async verdictOn(mutant: Mutant, runner: Runner): Promise<Verdict> {
    for (const tests of [[], ...this.tests.batchesFor(mutant.file)]) {
      const verdict = await this.ask({ mutant, tests }, runner);
      if (verdict) return verdict;
    }
    return 'survived';
  }

  /** Has a test judge the right code, which tells whether it is fit, and how long it takes. */
  async rehearse(test: string, { file }: Pick<Mutant, 'file'>, runner: Runner): Promise<void> {
    const rightCode = { file, line: 1, before: '', after: '', source: await readFile(file, 'utf8') };
    await this.isFit(test, { mutant: rightCode, tests: [test] }, runner);
  }

  /** What fails with the right code, too, and so says nothing of a mutant. */
  async unfit(): Promise<string[]> {
    const judges = await Promise.all([...this.fit].map(async ([judge, isFit]) => ({ judge, isFit: await isFit })));
    return judges.filter(({ isFit }) => !isFit).map(({ judge }) => judge);
  }

  private async ask({ mutant, tests }: Question, runner: Runner): Promise<Verdict | undefined> {
    const judges = await this.withoutUnfit(tests.length > 0 ? tests : [mutant.file]);
    if (judges.length === 0) return undefined;
    const isUnits = tests.length > 0;
    const question = { mutant, tests: isUnits ? judges : [] };
    const found = await this.timed(question, runner);
    if (typeof found === 'string') return (await this.passesRightCode(question, runner)) ? found : undefined;
    if (isUnits) for (const test of Object.keys(found.ms)) this.tests.learn(test, mutant.file, false);
    const { by } = found;
    if (by === null) return undefined;
    if (!(await this.isFit(by, { mutant, tests: isUnits ? [by] : [] }, runner))) {
      const others = judges.slice(judges.indexOf(by) + 1);
      return others.length > 0 ? this.ask({ mutant, tests: others }, runner) : undefined;
    }
    if (isUnits) this.tests.learn(by, mutant.file, true);
    return isUnits ? 'units' : 'ground truth';
  }

  private async withoutUnfit(judges: readonly string[]): Promise<string[]> {
    const unfit = await this.unfit();
    return judges.filter((judge) => !unfit.includes(judge));
  }

  private isFit(judge: string, question: Question, runner: Runner): Promise<boolean> {
    const known = this.fit.get(judge);
    if (known) return known;
    const isFit = this.passesRightCode(question, runner);
    this.fit.set(judge, isFit);
    return isFit;
  }

  private async passesRightCode({ mutant, tests }: Question, runner: Runner): Promise<boolean> {
    const source = await readFile(mutant.file, 'utf8');
    const found = await this.timed({ mutant: { ...mutant, source }, tests }, runner);
    return typeof found !== 'string' && found.by === null;
  }

  private async timed(question: Question, runner: Runner): ReturnType<Runner['ask']> {
    const { ms } = this.tests.experience;
    const judges = question.tests.length > 0 ? question.tests : [question.mutant.file];
    const usualMs = judges.reduce((sum, judge) => sum + (ms[judge] ?? UNKNOWN_MS), 0);
    const found = await runner.ask(question, PATIENCE * usualMs + PATIENCE_MS);
    if (typeof found !== 'string') Object.assign(ms, found.ms);
    return found;
  }
}
