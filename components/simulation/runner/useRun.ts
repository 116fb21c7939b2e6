import { useEffect, useState } from 'react';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import { createRunner } from './runner';
import { executeAnywhere } from './workerExecute';

const runner = createRunner(executeAnywhere);

/** The page's runner: a scenario to its run, in the worker, with progress and cancel; each scenario is run once. */
export const runScenario = runner.runScenario;

export type RunState =
  | { readonly state: 'running'; readonly progress: number; readonly cancel: () => void }
  | { readonly state: 'done'; readonly run: Run }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: unknown };

/** The run of a scenario; null asks for none. A new scenario cancels the one under way. Cancelled, `again` restarts it. */
export function useRun(scenario: Scenario | null): RunState & { again(): void } {
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{ scenario: Scenario | null; state: RunState }>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt runs the same scenario again
  useEffect(() => {
    if (!scenario) return;
    const controller = new AbortController();
    const say = (state: RunState) => setAnswer({ scenario, state });
    const cancel = () => {
      controller.abort();
      say({ state: 'cancelled' });
    };
    runScenario(scenario, controller.signal, (progress) => say({ state: 'running', progress, cancel })).then(
      (run) => controller.signal.aborted || say({ state: 'done', run }),
      (error: unknown) => controller.signal.aborted || say({ state: 'failed', error }),
    );
    return () => controller.abort();
  }, [scenario, attempt]);

  const again = () => {
    setAnswer(undefined);
    setAttempt(attempt + 1);
  };
  // A run that is at hand shows at once; until then, what was said of an earlier scenario is not said of this one.
  const run = scenario ? runner.peek(scenario) : undefined;
  if (run) return { state: 'done', run, again };
  if (answer && answer.scenario === scenario) return { ...answer.state, again };
  return { state: 'running', progress: 0, cancel: () => {}, again };
}
