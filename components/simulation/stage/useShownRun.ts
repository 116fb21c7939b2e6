import { useState } from 'react';
import type { Run } from '../../../engine/simulation/run';
import type { RunState } from '../runner';

/** The run, or while a changed scenario is being run, the one before it: the picture does not go away and come back. */
export function useShownRun(answer: RunState): Run | null {
  const [shown, setShown] = useState<Run | null>(null);
  const run = answer.state === 'done' ? answer.run : answer.state === 'running' ? shown : null;
  if (run !== shown) setShown(run);
  return run;
}
