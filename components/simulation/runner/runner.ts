import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import type { Execute, OnProgress } from './job';

/** Runs kept at hand, the least recently asked for dropped first. */
const KEPT_RUNS = 24;

type RunScenario = (scenario: Scenario, signal?: AbortSignal, onProgress?: OnProgress) => Promise<Run>;

interface Job {
  readonly run: Promise<Run>;
  readonly listeners: Set<OnProgress>;
  readonly controller: AbortController;
  /** Callers that still want it: the last to go cancels it. */
  wanted: number;
}

/**
 * A cache over `execute`. The same scenario is run once, whoever asks and however often; a run that everybody has
 * cancelled is stopped, and one that failed is not kept.
 */
export function createRunner(execute: Execute) {
  const done = new Map<string, Run>();
  const jobs = new Map<string, Job>();

  function begin(key: string, scenario: Scenario): Job {
    const controller = new AbortController();
    const listeners = new Set<OnProgress>();
    const tell: OnProgress = (progress) => {
      for (const listener of listeners) listener(progress);
    };
    const run = execute(scenario, controller.signal, tell).finally(() => {
      if (jobs.get(key) === job) jobs.delete(key);
    });
    const job: Job = { run, listeners, controller, wanted: 0 };
    jobs.set(key, job);
    return job;
  }

  function leave(key: string, job: Job): void {
    if (--job.wanted > 0) return;
    job.controller.abort();
    if (jobs.get(key) === job) jobs.delete(key);
  }

  /** The run if it is at hand. */
  function peek(scenario: Scenario): Run | undefined {
    return done.get(keyOf(scenario));
  }

  /**
   * Runs a scenario, or answers from the cache. Errors: `EngineError` where the scenario does not validate; the
   * signal's reason (an AbortError) when the caller cancels.
   */
  const runScenario: RunScenario = async (scenario, signal, onProgress) => {
    signal?.throwIfAborted();
    const key = keyOf(scenario);
    const ready = done.get(key);
    if (ready) return keep(done, key, ready);
    const job = jobs.get(key) ?? begin(key, scenario);
    job.wanted++;
    if (onProgress) job.listeners.add(onProgress);
    try {
      return keep(done, key, await unlessAborted(job.run, signal));
    } catch (error) {
      if (signal?.aborted) leave(key, job);
      throw error;
    } finally {
      if (onProgress) job.listeners.delete(onProgress);
    }
  };

  return { runScenario, peek };
}

const keys = new WeakMap<Scenario, string>();

/** A scenario is plain data: its JSON names it. Written once for each object, since views ask at every frame. */
function keyOf(scenario: Scenario): string {
  const key = keys.get(scenario) ?? JSON.stringify(scenario);
  keys.set(scenario, key);
  return key;
}

function keep(done: Map<string, Run>, key: string, run: Run): Run {
  done.delete(key);
  done.set(key, run);
  for (const oldest of done.keys()) {
    if (done.size <= KEPT_RUNS) break;
    done.delete(oldest);
  }
  return run;
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
