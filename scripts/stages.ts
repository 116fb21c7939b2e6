import { run } from './run';

/** A tool of the project, run in its turn. */
export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Record<string, string>;
}

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

const script = (name: string, file: string, ...args: string[]): Stage => ({
  name,
  command: ['npx', 'tsx', `scripts/${file}`, ...args],
});

/** What needs no build and no browser. */
export const checkStages: readonly Stage[] = [
  { name: 'types', command: ['npx', 'tsc', '-b'] },
  { name: 'lint and format', command: ['npx', 'biome', 'check'] },
  script('imports', 'check-imports.ts'),
  script('docstrings', 'check-docs.ts'),
  script('content', 'check-content.ts'),
  { name: 'units', command: ['npx', 'vitest', 'run'] },
];

export const vectorStage = script('ground truth', 'vectors.ts');
export const e2eStage = script('browser', 'e2e.ts');

/** Runs the stages in order, all of them whatever fails. The last line printed is the sum. Resolves to the exit code. */
export async function runStages(stages: readonly Stage[]): Promise<number> {
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const { name, command, env } of stages) {
    console.log(`\n── ${name}: ${command.join(' ')}`);
    const [program, ...args] = command;
    const { code, output } = await run(program, args, env);
    const tally = tallyOf(code, output);
    lines.push(`${name}: ${tally.passed} passed, ${tally.failed} failed`);
    passed += tally.passed;
    failed += tally.failed;
  }
  console.log(`\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** What a tool says of itself, in the last such words of its output; a tool that does not count passes or fails whole. */
export function tallyOf(code: number, output: string): Tally {
  const last = (word: string) => Number([...output.matchAll(new RegExp(`(\\d+) ${word}\\b`, 'g'))].at(-1)?.[1] ?? 0);
  const [passed, failed] = [last('passed'), last('failed')];
  if (code !== 0) return { passed, failed: Math.max(1, failed) };
  return { passed: Math.max(1, passed), failed: 0 };
}
