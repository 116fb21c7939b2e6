import { type Ran, run } from './run';

/** A tool of the project, run in its turn. */
export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Record<string, string>;
  /** Begun before the first, beside which it runs: for what leaves a core idle. It is waited for and told of in its turn. */
  readonly early?: true;
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const script = (name: string, file: string, ...args: string[]): Stage => ({
  name,
  command: ['npx', 'tsx', `scripts/${file}`, ...args],
});

/** The site that the last stage drives: the content has a stage of its own. */
export const buildStage: Stage = { ...script('build', 'build.ts', '--unchecked'), early: true };

/** What needs no build and no browser. */
export const checkStages: readonly Stage[] = [
  { name: 'types', command: ['npx', 'tsc', '-b'] },
  { name: 'lint and format', command: ['npx', 'biome', 'check'] },
  { name: 'unused', command: ['npx', 'knip', '--no-progress'] },
  script('imports', 'check-imports.ts'),
  script('docstrings', 'check-docs.ts'),
  script('content', 'check-content.ts'),
  { name: 'units', command: ['npx', 'vitest', 'run'] },
];

export const vectorStage = script('ground truth', 'vectors.ts');
export const e2eStage: Stage = { ...script('browser', 'e2e.ts'), env: { NO_BUILD: '1' } };

/** Test tools print what failed at their end: this much of it is shown again, where nobody has to search a long log. */
const LINES_OF_FAILURE = 60;
const endOf = (output: string) => output.trimEnd().split('\n').slice(-LINES_OF_FAILURE).join('\n');

/**
 * Runs the stages in order, all of them whatever fails; how those that failed ended is printed again before the sums.
 * The last line printed is the sum of all. Resolves to the exit code.
 */
export async function runStages(stages: readonly Stage[]): Promise<number> {
  const lines: string[] = [];
  const ends: string[] = [];
  let passed = 0;
  let failed = 0;
  const begun = new Map(stages.filter(({ early }) => early).map((stage) => [stage, timed(stage)]));
  for (const stage of stages) {
    const { name, command } = stage;
    console.log(`\n── ${name}: ${command.join(' ')}`);
    const { code, output, tookS } = await (begun.get(stage) ?? timed(stage));
    if (stage.early) console.log(output);
    const tally = tallyOf(code, output);
    lines.push(`${name}: ${tally.passed} passed, ${tally.failed} failed, ${tookS} s`);
    if (tally.failed > 0) ends.push(`\n── how “${name}” ended\n${endOf(output)}`);
    passed += tally.passed;
    failed += tally.failed;
  }
  console.log(ends.join('\n'));
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function timed({ command: [program, ...args], env, early }: Stage): Promise<Ran & { tookS: number }> {
  const startedMs = performance.now();
  const ran = await run(program, args, env, { silent: early === true });
  return { ...ran, tookS: Math.round((performance.now() - startedMs) / 1000) };
}

/** What a tool says of itself, in the last such words of its output; a tool that does not count passes or fails whole. */
export function tallyOf(code: number, output: string): Tally {
  const last = (word: string) => Number([...output.matchAll(new RegExp(`(\\d+) ${word}\\b`, 'g'))].at(-1)?.[1] ?? 0);
  const [passed, failed] = [last('passed'), last('failed')];
  if (code !== 0) return { passed, failed: Math.max(1, failed) };
  return { passed: Math.max(1, passed), failed: 0 };
}
