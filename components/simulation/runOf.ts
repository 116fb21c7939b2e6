import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import { simulate } from '../../engine/simulation/simulate';

/** About as many as the pages that are being built at a time need. */
const KEPT = 24;
const runs = new Map<string, Run>();

/**
 * The run of a scenario where pages are built: a lesson in each language and the embeds of its simulations draw the same
 * run several times. The runs asked for last are kept.
 */
export function runOf(scenario: Scenario): Run {
  const key = JSON.stringify(scenario);
  const run = runs.get(key) ?? simulate(scenario);
  runs.delete(key);
  runs.set(key, run);
  const [oldest] = runs.keys();
  if (runs.size > KEPT && oldest !== undefined) runs.delete(oldest);
  return run;
}
