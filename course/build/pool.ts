import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import type { Figures, Job, RunAll } from './figures';
import { type Packed, unpacked } from './packed';

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

/** Makes runs on all cores, one at a time on each: no more of them are in memory at once. */
export function onAllCores({ text }: RunnerCode): RunAll {
  return async (jobs) => {
    const answers: Figures[] = [];
    const open = jobs.entries();
    const threads = Math.min(availableParallelism(), jobs.length);
    await Promise.all(Array.from({ length: threads }, () => work(text, open, answers)));
    return answers;
  };
}

/** One thread: takes the next job until there is none. */
async function work(text: string, open: Iterator<[number, Job]>, answers: Figures[]): Promise<void> {
  const worker = new Worker(text, { eval: true });
  try {
    for (let next = open.next(); !next.done; next = open.next()) {
      const [index, job] = next.value;
      worker.postMessage(job);
      const [answer] = (await once(worker, 'message')) as [Packed[]];
      answers[index] = answer.map(unpacked);
    }
  } finally {
    await worker.terminate();
  }
}
