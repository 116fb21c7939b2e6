import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { stream, uniform } from '../engine/random';
import { filesUnder } from './files';
import { type Mutant, mutantsOf } from './mutants/generate';
import { Jury } from './mutants/jury';
import { Runner } from './mutants/runner';
import { type Experience, Tests } from './mutants/tests';

/**
 * Makes one small mistake at a time in the engine, and looks whether the ground truth, or else the unit tests that
 * import the file or share its folder, notice: `npx tsx scripts/mutants.ts [--sample N] [--seed N] [--workers N] [PATH...]`.
 * Exit code 1 if a mutant survives that `mutants.equivalent.json` does not explain.
 */
const ENGINE = 'engine';
/** Where no mistake is made, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'engine/scenario/named.ts': 'situations of the course: any number is as right as another',
  'engine/scenario/large.ts': 'a situation for measuring speed',
  'engine/story/fixtures.ts': 'situations for tests',
};
const EXPERIENCE = '.cache/mutants.json';
/** How often the sums so far are told. */
const SUMS_EVERY = 25;

/** A mutant that no input can tell from the right code, and why. */
interface Equivalent {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
  },
});
const equivalents: readonly Equivalent[] = JSON.parse(
  await readFile(new URL('mutants.equivalent.json', import.meta.url), 'utf8'),
);
const all = await generate();
const wanted = all.filter(({ file }) => positionals.length === 0 || positionals.some((path) => file.startsWith(path)));
const drawn = draw(wanted, Number(options.sample ?? wanted.length), Number(options.seed));
for (const [file, reason] of Object.entries(LEFT_OUT)) console.log(`left out: ${file}: ${reason}`);
console.log(`${wanted.length} mutants, ${drawn.length} drawn by seed ${options.seed}`);
process.exitCode = (await runAll(drawn)) && !reportStale() ? 0 : 1;

async function generate(): Promise<Mutant[]> {
  const files = (await filesUnder(ENGINE)).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  for (const file of Object.keys(LEFT_OUT))
    if (!files.includes(file)) throw new Error(`left out, but not there: ${file}`);
  const covered = files.filter((file) => !(file in LEFT_OUT));
  return (await Promise.all(covered.map(async (file) => mutantsOf(file, await readFile(file, 'utf8'))))).flat();
}

/**
 * Those whose own words the seed puts first: which are drawn does not depend on what else there is, so that a change in one
 * file leaves those of the others as they are.
 */
function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const place = ({ file, before, after }: Mutant) => uniform(stream(seed, `${file}\n${before}\n${after}`), 0, 0);
  const placed = mutants.map((mutant) => [place(mutant), mutant] as const);
  return placed
    .sort(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, mutant]) => mutant);
}

/** Prints each survivor as it is found, then the sums; true if none survived and every test was fit to be asked. */
async function runAll(mutants: readonly Mutant[]): Promise<boolean> {
  const start = performance.now();
  const counts: Record<string, number> = {};
  const sums = () => {
    const outcomes = Object.entries(counts).map(([outcome, count]) => `${outcome}: ${count}`);
    return `${outcomes.join(', ')}; ${Math.round((performance.now() - start) / 1000)} s`;
  };
  const queue = [...mutants];
  const tests = await Tests.load(ENGINE, await readExperience());
  const jury = new Jury(tests);
  const untimed = tests.untimed();
  await Promise.all(
    Array.from({ length: Number(options.workers) }, async () => {
      const runner = new Runner();
      // Which test is asked first depends on how long each takes: not knowing costs more than finding out.
      for (let test = untimed.shift(); test; test = untimed.shift()) await jury.rehearse(test, mutants[0]!, runner);
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const outcome = isEquivalent(mutant) ? 'equivalent' : await jury.verdictOn(mutant, runner);
        counts[outcome] = (counts[outcome] ?? 0) + 1;
        if (outcome === 'survived')
          console.log(`survived ${mutant.file}:${mutant.line}\n  - ${mutant.before}\n  + ${mutant.after}`);
        if (queue.length > 0 && queue.length % SUMS_EVERY === 0) console.log(`${queue.length} left; ${sums()}`);
      }
      await runner.end();
    }),
  );
  await mkdir(dirname(EXPERIENCE), { recursive: true });
  await writeFile(EXPERIENCE, JSON.stringify(tests.experience));
  const unfit = await jury.unfit();
  for (const judge of unfit) console.log(`fails with the right code, too, and was not asked: ${judge}`);
  const survived = counts.survived ?? 0;
  console.log(sums());
  console.log(`${mutants.length - survived} passed, ${survived} failed`);
  return survived === 0 && unfit.length === 0;
}

async function readExperience(): Promise<Experience> {
  return JSON.parse(await readFile(EXPERIENCE, 'utf8').catch(() => '{"ms":{},"hits":{}}'));
}

function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some((known) => isSame(known, mutant));
}

function isSame(known: Equivalent, { file, before, after }: Mutant): boolean {
  return known.file === file && known.before === before && known.after === after;
}

/** Explanations of mutants that no longer exist are to be removed; true if there are any. */
function reportStale(): boolean {
  const stale = equivalents.filter((known) => !all.some((each) => isSame(known, each)));
  for (const { file, after } of stale) console.log(`mutants.equivalent.json: no such mutant: ${file}: ${after}`);
  return stale.length > 0;
}
