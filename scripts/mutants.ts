import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { stream, uniform } from '../engine/random';
import { filesUnder } from './files';
import { type Mutant, mutantsOf } from './mutants/generate';
import { Runner } from './mutants/runner';

/**
 * Makes one small mistake at a time in the exact models and the kernel of the simulation, and looks whether the ground
 * truth, or else the unit tests of the folder, notice: `npx tsx scripts/mutants.ts [--sample N] [--seed N] [--workers N] [PATH...]`.
 * Exit code 1 if a mutant survives that `mutants.equivalent.json` does not explain.
 */
const MODELS =
  'dns/ ecmp/ detection/ hash/ health/ maglev/ metrics/ queues/ resilience/ tls/ zones/ simulation/eventQueue.ts ' +
  'simulation/station.ts simulation/signals.ts simulation/rotation.ts simulation/router.ts';
/** A mutant may take this many times as long as the right code of its folder, and this much more. */
const PATIENCE = 3;
const PATIENCE_MS = 10_000;

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
const drawn = draw(all, Number(options.sample ?? all.length), Number(options.seed));
console.log(`${all.length} mutants, ${drawn.length} drawn by seed ${options.seed}`);
process.exitCode = (await runAll(drawn)) && !reportStale(all) ? 0 : 1;

async function generate(): Promise<Mutant[]> {
  const paths = MODELS.split(' ').map((path) => `engine/${path}`.replace(/\/$/, ''));
  const files = (await Promise.all(paths.map(filesUnder))).flat().filter((file) => !file.endsWith('.test.ts'));
  const wanted = files.filter((file) => positionals.length === 0 || positionals.some((path) => file.startsWith(path)));
  return (await Promise.all(wanted.map(async (file) => mutantsOf(file, await readFile(file, 'utf8'))))).flat();
}

/** One of each of `count` equal stretches of the list: every folder, and every file, has its share. */
function draw(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const chance = stream(seed, 'mutants');
  const stretch = Math.max(1, mutants.length / count);
  return Array.from({ length: Math.min(count, mutants.length) }, (_, n) => {
    const within = stretch === 1 ? 0 : uniform(chance, n, 0);
    return mutants[Math.floor((n + within) * stretch)]!;
  });
}

/** Prints each survivor as it is found, then the sums; true if all that survived is known to be equivalent. */
async function runAll(mutants: readonly Mutant[]): Promise<boolean> {
  const counts: Record<string, number> = {};
  const queue = [...mutants];
  const limits = new Map<string, Promise<number>>();
  await Promise.all(
    Array.from({ length: Number(options.workers) }, async () => {
      const runner = new Runner();
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const folder = dirname(mutant.file);
        if (!limits.has(folder)) limits.set(folder, limitMs(mutant.file, runner));
        const verdict = await runner.ask(mutant, await limits.get(folder)!);
        const outcome = verdict === 'survived' && isEquivalent(mutant) ? 'equivalent' : verdict;
        counts[outcome] = (counts[outcome] ?? 0) + 1;
        if (outcome === 'survived')
          console.log(`survived ${mutant.file}:${mutant.line}\n  - ${mutant.before}\n  + ${mutant.after}`);
      }
      await runner.end();
    }),
  );
  const outcomes = Object.entries(counts).map(([outcome, count]) => `${outcome}: ${count}`);
  const survived = counts.survived ?? 0;
  console.log(`${outcomes.join(', ')}\n${mutants.length - survived} passed, ${survived} failed`);
  return survived === 0;
}

/** How long a mutant of a file may take. The right code must survive, or nothing that follows would mean anything. */
async function limitMs(file: string, runner: Runner): Promise<number> {
  const right = { file, line: 1, before: '', after: '', source: await readFile(file, 'utf8') };
  const start = performance.now();
  const verdict = await runner.ask(right, 600_000);
  if (verdict !== 'survived') throw new Error(`${file} as it is: ${verdict}`);
  return PATIENCE * Math.ceil(performance.now() - start) + PATIENCE_MS;
}

function isEquivalent(mutant: Mutant): boolean {
  return equivalents.some((known) => isSame(known, mutant));
}

function isSame(known: Equivalent, { file, before, after }: Mutant): boolean {
  return known.file === file && known.before === before && known.after === after;
}

/** Explanations of mutants that no longer exist are to be removed; true if there are any. */
function reportStale(mutants: readonly Mutant[]): boolean {
  const files = new Set(mutants.map(({ file }) => file));
  const stale = equivalents.filter((known) => files.has(known.file) && !mutants.some((each) => isSame(known, each)));
  for (const { file, after } of stale) console.log(`mutants.equivalent.json: no such mutant: ${file}: ${after}`);
  return stale.length > 0;
}
