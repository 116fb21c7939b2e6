import { EngineError } from '../../../engine/errors';
import type { FlowTrace } from '../../../engine/simulation/run';
import { retried } from '../../../progress/retried';
import { type Execute, runInSlices } from './job';
import type { Reply, Request, SentError } from './messages';

interface Waiting {
  onReply(reply: Reply): void;
  onLost(): void;
}

const waiting = new Map<number, Waiting>();
let lastId = 0;
/** undefined: not tried yet; null: there is none. */
let worker: Worker | null | undefined;

/** Runs in the page's one worker; where none can be had, in slices on the page's own thread. */
export const executeAnywhere: Execute = async (scenario, signal, onProgress) => {
  if (worker === undefined) worker = openWorker();
  return worker ? inWorker(worker, scenario, signal, onProgress) : inSlices(scenario, signal, onProgress);
};

function openWorker(): Worker | null {
  try {
    const opened = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
    opened.onmessage = ({ data }: MessageEvent<Reply>) => waiting.get(data.id)?.onReply(data);
    // Its script did not come, or is not allowed: what it was asked is done here.
    opened.onerror = () => {
      worker = null;
      for (const one of [...waiting.values()]) one.onLost();
    };
    return opened;
  } catch {
    return null;
  }
}

function inWorker(to: Worker, ...[scenario, signal, onProgress]: Parameters<Execute>): ReturnType<Execute> {
  const id = ++lastId;
  const send = (request: Request) => to.postMessage(request);
  const flows: FlowTrace[] = [];
  return new Promise<Awaited<ReturnType<Execute>>>((resolve, reject) => {
    waiting.set(id, {
      onReply(reply) {
        if ('progress' in reply) onProgress(reply.progress);
        else if ('flows' in reply) flows.push(...reply.flows);
        else if ('run' in reply) resolve({ ...reply.run, flows });
        else reject(received(reply.error));
      },
      onLost: () => resolve(inSlices(scenario, signal, onProgress)),
    });
    signal.addEventListener('abort', () => {
      send({ id, cancel: true });
      reject(signal.reason);
    });
    send({ id, scenario });
  }).finally(() => waiting.delete(id));
}

const inSlices: Execute = async (scenario, signal, onProgress) => {
  const { start } = await retried(() => import('../../../engine/simulation/simulate'));
  return runInSlices(start(scenario), signal, onProgress);
};

function received(error: SentError): Error {
  return 'field' in error ? new EngineError(error.field, error.value, error.rule) : new Error(error.message);
}
