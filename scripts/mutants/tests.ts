import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { filesUnder } from '../files';
import { importedFiles } from '../imports';

/** How likely a test notices a mutant of a file that it lies beside, imports, or shares the folder with, as a first guess. */
const BESIDE = 0.8;
const IMPORTS = 0.4;
const SAME_FOLDER = 0.05;
/** How long a test takes that has not been run yet, and what it costs to begin with one. */
const UNKNOWN_MS = 2000;
const BEGINNING_MS = 100;
/** Files that take no longer together are asked in one go: a mutant that never ends is found out soon. */
const BATCH_MS = 5000;

/** How often a test has been asked about mutants of a file or of a folder, and how often it noticed. */
interface Hits {
  readonly asked: number;
  readonly noticed: number;
}

/** What earlier samples have taught about the tests. Only their order depends on it, and how long one may take. */
export interface Experience {
  readonly ms: { [test: string]: number };
  readonly hits: { [testAndPlace: string]: Hits };
}

/** Which unit tests are asked about a mutant, and in which order. */
export class Tests {
  private constructor(
    private readonly imports: ReadonlyMap<string, ReadonlySet<string>>,
    readonly experience: Experience,
  ) {}

  static async load(folder: string, experience: Experience): Promise<Tests> {
    const tests = (await filesUnder(folder)).filter((file) => file.endsWith('.test.ts'));
    const imports = tests.map(
      async (test) => [test, new Set(importedFiles(test, await readFile(test, 'utf8')))] as const,
    );
    return new Tests(new Map(await Promise.all(imports)), experience);
  }

  /** Those for a file, in their order, as many together as can be asked in one go. */
  batchesFor(file: string): string[][] {
    const batches: string[][] = [];
    let leftMs = 0;
    for (const test of this.of(file)) {
      const batch = batches.at(-1);
      leftMs -= this.msOf(test);
      if (batch && leftMs >= 0) batch.push(test);
      else {
        batches.push([test]);
        leftMs = BATCH_MS - this.msOf(test);
      }
    }
    return batches;
  }

  /** Those that import the file or share its folder. The one that finds most in a second goes first. */
  of(file: string): string[] {
    return [...this.imports.keys()]
      .map((test) => ({ test, perMs: this.chance(test, file) / this.msOf(test) }))
      .filter(({ perMs }) => perMs > 0)
      .sort((a, b) => b.perMs - a.perMs)
      .map(({ test }) => test);
  }

  /** Those of which nobody knows how long they take. */
  untimed(): string[] {
    return [...this.imports.keys()].filter((test) => this.experience.ms[test] === undefined);
  }

  learn(test: string, file: string, isNoticed: boolean): void {
    for (const place of [file, dirname(file)]) {
      const { asked, noticed } = this.hits(test, place);
      this.experience.hits[`${test} ${place}`] = { asked: asked + 1, noticed: noticed + Number(isNoticed) };
    }
  }

  private msOf(test: string): number {
    return BEGINNING_MS + (this.experience.ms[test] ?? UNKNOWN_MS);
  }

  /** What the file has taught outweighs what its folder has, and that the first guess. */
  private chance(test: string, file: string): number {
    const guess = this.guess(test, file);
    return guess && this.share(test, file, Math.max(guess, this.share(test, dirname(file), guess)));
  }

  private share(test: string, place: string, guess: number): number {
    const { asked, noticed } = this.hits(test, place);
    return (noticed + guess) / (asked + 1);
  }

  private hits(test: string, place: string): Hits {
    return this.experience.hits[`${test} ${place}`] ?? { asked: 0, noticed: 0 };
  }

  private guess(test: string, file: string): number {
    const module = file.replace(/\.ts$/, '');
    if (test === `${module}.test.ts`) return BESIDE;
    if (this.imports.get(test)!.has(module)) return IMPORTS;
    return dirname(test) === dirname(file) ? SAME_FOLDER : 0;
  }
}
