import { join, relative } from 'node:path';
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import type { Mutant } from './generate';

/** What some files of tests make of a mutant: the first that fails, and how long each took up to there. */
export interface Finding {
  readonly by: string | null;
  readonly ms: Readonly<Record<string, number>>;
}

/** In the order in which they are given. */
class AsGiven {
  sort = (files: TestSpecification[]) => files;
  shard = this.sort;
}

/**
 * Runs unit tests over a mutant: one Vitest for all, whose loader serves the mistake. The files of one run share their
 * modules, which takes half the time.
 */
export class Units {
  private current: Mutant | undefined;

  private constructor(private vitest?: Vitest) {}

  static async load(): Promise<Units> {
    const units = new Units();
    units.vitest = await createVitest(
      'test',
      {
        ...{ watch: false, pool: 'threads', isolate: false, maxWorkers: 1, bail: 1, reporters: [{}] },
        // A thread refuses to start with flags of V8, which the units' own processes are given.
        execArgv: [],
        sequence: { sequencer: AsGiven },
      },
      { plugins: [{ name: 'mutant', enforce: 'pre', load: (id) => units.sourceOf(id) }], clearScreen: false },
    );
    return units;
  }

  /** Asks files of tests in turn, until one fails. */
  async ask(mutant: Mutant, tests: readonly string[]): Promise<Finding> {
    const vitest = this.vitest!;
    const path = join(process.cwd(), mutant.file);
    const known = await vitest.globTestSpecifications([...tests]);
    const specifications = tests.map((test) => known.find(({ moduleId }) => nameOf(moduleId) === test)!);
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
      return this.ask(mutant, tests);
    }
    const failed = testModules.find((module) => module.state() === 'failed');
    const by = failed ? nameOf(failed.moduleId) : unhandledErrors.length > 0 ? tests[0]! : null;
    const passed = testModules.filter((module) => module.state() === 'passed');
    return { by, ms: Object.fromEntries(passed.map((module) => [nameOf(module.moduleId), msOf(module.diagnostic())])) };
  }

  private sourceOf(id: string): string | undefined {
    return this.current && id === join(process.cwd(), this.current.file) ? this.current.source : undefined;
  }
}

const nameOf = (moduleId: string) => relative(process.cwd(), moduleId);

interface Times {
  readonly collectDuration: number;
  readonly duration: number;
}

const msOf = ({ collectDuration, duration }: Times) => Math.ceil(collectDuration + duration);
