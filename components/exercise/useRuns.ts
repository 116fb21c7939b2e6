import { useEffect, useRef, useState } from 'react';
import type { Run } from '../../engine/simulation/run';
import { runScenario } from '../simulation/runner';
import type { Runs, Scenarios } from './choiceRuns';

/** Runs all scenarios of an exercise; `progress` is null while nothing runs. A new start cancels what is under way. */
export function useRuns() {
  const [progress, setProgress] = useState<number | null>(null);
  const under = useRef<AbortController>(null);
  useEffect(() => () => under.current?.abort(), []);

  /** Rejects with an AbortError when cancelled, else with what the engine threw. */
  const start = async (scenarios: Scenarios): Promise<Runs> => {
    under.current?.abort();
    const controller = new AbortController();
    under.current = controller;
    setProgress(0);
    try {
      return await runAll(scenarios, controller.signal, setProgress);
    } finally {
      if (under.current === controller) setProgress(null);
    }
  };

  return { progress, start, cancel: () => under.current?.abort() };
}

async function runAll(scenarios: Scenarios, signal: AbortSignal, onProgress: (share: number) => void): Promise<Runs> {
  const entries = Object.entries(scenarios);
  const runs: Record<string, Run> = {};
  for (const [index, [name, scenario]] of entries.entries()) {
    runs[name] = await runScenario(scenario, signal, (share) => onProgress((index + share) / entries.length));
  }
  return runs;
}
