import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Finding } from './units';
import type { Question } from './worker';

/** A property that fails need not look for a smaller case. */
const ENV = { FAST_CHECK_SHRINKS: 'no' };

/** Asks a worker process about mutants, one after the other, and replaces it when a mutant keeps it for too long. */
export class Runner {
  private worker: Promise<ChildProcess> | undefined;

  async ask(question: Question, timeoutMs: number): Promise<Finding | 'timed out' | 'crashed'> {
    this.worker ??= this.start();
    const worker = await this.worker;
    const signal = AbortSignal.timeout(timeoutMs);
    worker.send(question);
    try {
      const [answer] = await once(worker, 'message', { signal });
      if (answer === 'crashed') this.worker = undefined;
      return answer;
    } catch (error) {
      if (!signal.aborted) throw error;
      this.stop(worker);
      return 'timed out';
    }
  }

  async end(): Promise<void> {
    if (this.worker) this.stop(await this.worker);
  }

  private async start(): Promise<ChildProcess> {
    const options = { execArgv: ['--import', 'tsx'], env: { ...process.env, ...ENV } };
    const worker = fork(join(import.meta.dirname, 'worker.ts'), options);
    // One that runs out of memory goes without a word.
    worker.once('exit', () => worker.emit('message', 'crashed'));
    await once(worker, 'message');
    return worker;
  }

  private stop(worker: ChildProcess): void {
    this.worker = undefined;
    worker.kill('SIGKILL');
  }
}
