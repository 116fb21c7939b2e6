import { EngineError } from '../../../engine/errors';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import { start } from '../../../engine/simulation/simulate';
import { runInSlices } from './job';
import type { Reply, Request, SentError } from './messages';

/** The engine in a thread of its own: several runs may be under way, and each can be cancelled. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Request>) => void) | null;
  postMessage(reply: Reply): void;
};

const underWay = new Map<number, AbortController>();

scope.onmessage = ({ data }) => {
  if ('cancel' in data) underWay.get(data.id)?.abort();
  else void run(data.id, data.scenario);
};

async function run(id: number, scenario: Scenario): Promise<void> {
  const controller = new AbortController();
  underWay.set(id, controller);
  try {
    const onProgress = (progress: number) => scope.postMessage({ id, progress });
    post(id, await runInSlices(start(scenario), controller.signal, onProgress));
  } catch (error) {
    scope.postMessage({ id, error: sent(error) });
  } finally {
    underWay.delete(id);
  }
}

/** Reading a message keeps the page's thread busy: so many flows take it a few milliseconds. */
const FLOWS_PER_MESSAGE = 500;

function post(id: number, { flows, ...run }: Run): void {
  for (let at = 0; at < flows.length; at += FLOWS_PER_MESSAGE)
    scope.postMessage({ id, flows: flows.slice(at, at + FLOWS_PER_MESSAGE) });
  scope.postMessage({ id, run: { ...run, flows: [] } });
}

function sent(error: unknown): SentError {
  if (!(error instanceof EngineError)) return { message: String(error) };
  const { field, value, rule } = error;
  return { field, value, rule };
}
