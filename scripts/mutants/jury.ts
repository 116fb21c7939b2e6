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
const UNKNOWN_MS = 200_000;

/** Asks the ground truth about a mutant, then one file of tests after the other, until one notices. */
export class Jury {
  /** Whether the right code passes: by test, or by file for the ground truth. Looked at when one notices a mutant. */
  private readonly fit = new Map<string, Promise<boolean>>();

  constructor(private readonly tests: Tests) {}

  async verdictOn(mutant: Mutant, runner: Runner): Promise<Verdict> {
    for (const test of [undefined, ...this.tests.of(mutant.file)]) {
      const verdict = await this.ask(mutant, test, runner);
      if (verdict) return verdict;
    }
    return 'survived';
  }

  /** What fails with the right code, too, and so says nothing of a mutant. */
  async unfit(): Promise<string[]> {
    const judges = await Promise.all([...this.fit].map(async ([judge, isFit]) => ({ judge, isFit: await isFit })));
    return judges.filter(({ isFit }) => !isFit).map(({ judge }) => judge);
  }

  private async ask(mutant: Mutant, test: string | undefined, runner: Runner): Promise<Verdict | undefined> {
    const judge = test ?? mutant.file;
    if ((await this.fit.get(judge)) === false) return undefined;
    const limitMs = PATIENCE * (this.tests.experience.ms[judge] ?? UNKNOWN_MS) + PATIENCE_MS;
    const answer = await this.timed({ mutant, test }, limitMs, runner);
    const isFit = answer === 'passed' || (await this.isFit(judge, { mutant, test }, runner));
    if (test !== undefined && isFit) this.tests.learn(test, mutant.file, answer !== 'passed');
    if (answer === 'passed' || !isFit) return undefined;
    return answer === 'noticed' ? (test === undefined ? 'ground truth' : 'units') : answer;
  }

  private isFit(judge: string, question: Question, runner: Runner): Promise<boolean> {
    const known = this.fit.get(judge);
    if (known) return known;
    const isFit = this.passesRightCode(question, runner);
    this.fit.set(judge, isFit);
    return isFit;
  }

  private async passesRightCode({ mutant, test }: Question, runner: Runner): Promise<boolean> {
    const source = await readFile(mutant.file, 'utf8');
    return (await this.timed({ mutant: { ...mutant, source }, test }, UNKNOWN_MS, runner)) === 'passed';
  }

  private async timed(question: Question, limitMs: number, runner: Runner): ReturnType<Runner['ask']> {
    const start = performance.now();
    const answer = await runner.ask(question, limitMs);
    const ms = Math.round(performance.now() - start);
    if (answer === 'passed') this.tests.experience.ms[question.test ?? question.mutant.file] = ms;
    return answer;
  }
}
