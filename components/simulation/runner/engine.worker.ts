import { EngineError } from '../../../engine/errors';
import type { Scenario } from '../../../engine/scenario/schema';
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
    scope.postMessage({ id, run: await runInSlices(start(scenario), controller.signal, onProgress) });
  } catch (error) {
    scope.postMessage({ id, error: sent(error) });
  } finally {
    underWay.delete(id);
  }
}

function sent(error: unknown): SentError {
  if (!(error instanceof EngineError)) return { message: String(error) };
  const { field, value, rule } = error;
  return { field, value, rule };
}
