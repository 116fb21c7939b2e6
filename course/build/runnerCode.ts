import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A part of the project as one script: the engine as a thread makes runs with it. */
export interface RunnerCode {
  readonly text: string;
  /** Hash of the script: another engine, even by one constant, has another; a comment or a type changes nothing. */
  readonly fingerprint: string;
}

/** Bundles all that a run depends on and nothing else. */
export const runnerCode = (root: string): Promise<RunnerCode> => bundled(join(root, 'course/build/runWorker.ts'));

/** Bundles a module with all that it depends on. */
export async function bundled(module: string): Promise<RunnerCode> {
  const { outputFiles } = await build({
    entryPoints: [module],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  });
  const { text } = outputFiles[0]!;
  return { text, fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 16) };
}
