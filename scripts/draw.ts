import { hashOf } from '../course/build/figures';
import type { Scenario } from '../engine/scenario/schema';

/**
 * One in so many scenarios, for what is too long to do with all each time: another at each run, or the one that the
 * environment names (`DRAW=3`), and it is printed so that what it found can be repeated.
 */
export function drawnOf(count: number): (scenario: Scenario) => boolean {
  const draw = Number(process.env.DRAW ?? Math.floor(Math.random() * count)) % count;
  console.error(`of ${count} scenarios one is run again: DRAW=${draw}`);
  return (scenario) => Number.parseInt(hashOf(scenario).slice(0, 4), 16) % count === draw;
}
