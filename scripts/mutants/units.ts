import { dirname, join } from 'node:path';
import { createVitest, type Vitest } from 'vitest/node';
import type { Mutant } from './generate';

/** What each field of the models takes, whatever their folder. */
const RANGES = 'engine/ranges.test.ts';

/** Runs the unit tests of a mutant's folder over the mutant: one Vitest for all, whose loader serves the mistake. */
export class Units {
  private current: Mutant | undefined;

  private constructor(private vitest?: Vitest) {}

  static async load(): Promise<Units> {
    const units = new Units();
    units.vitest = await createVitest(
      'test',
      { watch: false, pool: 'threads', maxWorkers: 1, reporters: [{}] },
      { plugins: [{ name: 'mutant', enforce: 'pre', load: (id) => units.sourceOf(id) }], clearScreen: false },
    );
    return units;
  }

  /** Whether some unit test of the folder fails. Those of the very file are asked first, for they mostly know. */
  async kill(mutant: Mutant): Promise<boolean> {
    const ownTests = mutant.file.replace(/\.ts$/, '.test.ts');
    return (await this.someFails(mutant, [ownTests])) || this.someFails(mutant, [`${dirname(mutant.file)}/`, RANGES]);
  }

  private async someFails(mutant: Mutant, tests: string[]): Promise<boolean> {
    const vitest = this.vitest!;
    const path = join(process.cwd(), mutant.file);
    const specifications = await vitest.globTestSpecifications(tests);
    this.current = mutant;
    vitest.invalidateFile(path);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    this.current = undefined;
    vitest.invalidateFile(path);
    // On a busy machine a thread may fail to start in time, which says nothing of the mutant.
    if (unhandledErrors.some((error) => /vitest-(pool|worker)/.test(String((error as Error).message)))) {
      return this.someFails(mutant, tests);
    }
    // Vitest also tells of what failed in earlier runs.
    const asked = new Set(specifications.map(({ moduleId }) => moduleId));
    return unhandledErrors.length > 0 || testModules.some((module) => asked.has(module.moduleId) && !module.ok());
  }

  private sourceOf(id: string): string | undefined {
    return this.current && id === join(process.cwd(), this.current.file) ? this.current.source : undefined;
  }
}
