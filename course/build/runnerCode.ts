import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The engine as one script that makes runs in a thread. */
export interface RunnerCode {
  readonly text: string;
  /** Hash of the script: another engine, even by one constant, has another; a comment or a type changes nothing. */
  readonly fingerprint: string;
}

/** Bundles all that a run depends on and nothing else. */
export async function runnerCode(root: string): Promise<RunnerCode> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'course/build/runWorker.ts')],
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
