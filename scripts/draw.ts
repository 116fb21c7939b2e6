import { hashOf } from '../course/build/figures';
import type { Scenario } from '../engine/scenario/schema';
import { draw, isTurn } from './turns';

/** One in so many scenarios, for what is too long to do with all each time: others at each run. Says how to repeat it. */
export function drawnOf(count: number): (scenario: Scenario) => boolean {
  console.error(`of ${count} scenarios one is run again: ${draw()}`);
  return (scenario) => isTurn(Number.parseInt(hashOf(scenario).slice(0, 4), 16), count);
}
