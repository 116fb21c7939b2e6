import { readFile } from 'node:fs/promises';
import type { Mutant } from './generate';
import type { Runner } from './runner';
import type { Tests } from './tests';

/** Who noticed a mutant. */
export type Verdict = 'ground truth' | 'units' | 'timed out' | 'crashed' | 'survived';

/** A mutant may take this many times as long as the right code, and this much more. */
const PATIENCE = 3;
const PATIENCE_MS = 20_000;
/** How long the right code may take. */
const LIMIT_MS = 600_000;

/** Asks the ground truth about a mutant, then one file of tests after the other, until one notices. */
export class Jury {
  /** Who has been asked about the right code, and what came out: by test, or by file for the ground truth. */
  private readonly right = new Map<string, Promise<void>>();

  constructor(private readonly tests: Tests) {}

  async verdictOn(mutant: Mutant, runner: Runner): Promise<Verdict> {
    for (const test of [undefined, ...this.tests.of(mutant.file)]) {
      const verdict = await this.ask(mutant, test, runner);
      if (verdict) return verdict;
    }
    return 'survived';
  }

  private async ask(mutant: Mutant, test: string | undefined, runner: Runner): Promise<Verdict | undefined> {
    const { ms } = this.tests.experience;
    const start = performance.now();
    const limit = ms[test ?? mutant.file];
    const answer = await runner.ask({ mutant, test }, limit === undefined ? LIMIT_MS : PATIENCE * limit + PATIENCE_MS);
    if (test !== undefined) this.tests.learn(test, mutant.file, answer !== 'passed');
    if (answer === 'passed') {
      ms[test ?? mutant.file] = Math.round(performance.now() - start);
      return undefined;
    }
    await this.mustPass(mutant.file, test, runner);
    return answer === 'noticed' ? (test === undefined ? 'ground truth' : 'units') : answer;
  }

  /** Unless a test passes with the right code, it says nothing of a mutant. */
  private mustPass(file: string, test: string | undefined, runner: Runner): Promise<void> {
    const known = this.right.get(test ?? file);
    if (known) return known;
    const checked = this.checkRight(file, test, runner);
    this.right.set(test ?? file, checked);
    return checked;
  }

  private async checkRight(file: string, test: string | undefined, runner: Runner): Promise<void> {
    const mutant = { file, line: 1, before: '', after: '', source: await readFile(file, 'utf8') };
    const start = performance.now();
    const answer = await runner.ask({ mutant, test }, LIMIT_MS);
    if (answer !== 'passed') throw new Error(`${file} as it is: ${answer} by ${test ?? 'the ground truth'}`);
    this.tests.experience.ms[test ?? file] = Math.round(performance.now() - start);
  }
}
