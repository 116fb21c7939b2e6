import { join } from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import type { Mutant } from './generate';

/** Runs unit tests over a mutant: one Vitest for all, whose loader serves the mistake. */
export class Units {
  private current: Mutant | undefined;

  private constructor(private vitest?: Vitest) {}

  static async load(): Promise<Units> {
    const units = new Units();
    units.vitest = await createVitest(
      'test',
      { watch: false, pool: 'threads', maxWorkers: 1, bail: 1, reporters: [{}] },
      { plugins: [{ name: 'mutant', enforce: 'pre', load: (id) => units.sourceOf(id) }], clearScreen: false },
    );
    return units;
  }

  /** Whether a case of this file of tests fails. */
  async notice(mutant: Mutant, test: string): Promise<boolean> {
    const vitest = this.vitest!;
    const path = join(process.cwd(), mutant.file);
    const specifications = await vitest.globTestSpecifications([test]);
    // What failed in earlier runs counts for the bail otherwise.
    vitest.state.idMap.clear();
    vitest.state.filesMap.clear();
    this.current = mutant;
    vitest.invalidateFile(path);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    this.current = undefined;
    vitest.invalidateFile(path);
    // On a busy machine a thread may fail to start in time, which says nothing of the mutant.
    if (unhandledErrors.some((error) => /vitest-(pool|worker)/.test(String((error as Error).message)))) {
      return this.notice(mutant, test);
    }
    return unhandledErrors.length > 0 || testModules.some((module) => !module.ok());
  }

  private sourceOf(id: string): string | undefined {
    return this.current && id === join(process.cwd(), this.current.file) ? this.current.source : undefined;
  }
}
