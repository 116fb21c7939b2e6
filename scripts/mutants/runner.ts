import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Mutant } from './generate';
import type { Verdict } from './worker';

/** Asks a worker process about mutants, one after the other, and replaces it when a mutant keeps it for too long. */
export class Runner {
  private worker: Promise<ChildProcess> | undefined;

  async ask(mutant: Mutant, timeoutMs: number): Promise<Verdict | 'timed out' | 'crashed'> {
    this.worker ??= this.start();
    const worker = await this.worker;
    const signal = AbortSignal.timeout(timeoutMs);
    worker.send(mutant);
    try {
      const [verdict] = await once(worker, 'message', { signal });
      if (verdict === 'crashed') this.worker = undefined;
      return verdict;
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
    const worker = fork(join(import.meta.dirname, 'worker.ts'), { execArgv: ['--import', 'tsx'] });
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
