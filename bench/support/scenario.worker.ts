import type { Scenario } from '../../engine/scenario/schema';
import { start } from '../../engine/simulation/simulate';

/** Runs a scenario in a thread of the browser; answers with its events, their time and, as in the course, the run. */
const scope = self as unknown as {
  onmessage: (event: MessageEvent<Scenario>) => void;
  postMessage(answer: unknown): void;
};

scope.onmessage = ({ data }) => {
  const simulation = start(data);
  const fromMs = performance.now();
  while (!simulation.advance(Number.MAX_SAFE_INTEGER));
  const ms = performance.now() - fromMs;
  scope.postMessage({ events: simulation.handled, ms, run: simulation.finish() });
};
