import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Figures, Job, RunAll } from './figures';
import { type Packed, unpacked } from './packed';
import type { RunnerCode } from './runnerCode';

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
