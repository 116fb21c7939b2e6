import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import type { Simulation } from '../../../engine/simulation/simulate';
import { nextTask } from '../../shell/nextTask';

/** How one scenario gets run, here or in a worker. Rejects with what the engine threw, or with an AbortError. */
export type Execute = (scenario: Scenario, signal: AbortSignal, onProgress: OnProgress) => Promise<Run>;
/** Told a share from 0 to 1, never less than before. */
export type OnProgress = (progress: number) => void;

/** Events handled between two looks at the clock: about a millisecond's work. */
const SLICE_EVENTS = 2000;
/** How long the thread is kept before others get it: under a frame. */
const SLICE_MS = 10;

/** Runs a simulation to its end, slice by slice, so that its thread goes on answering. */
export async function runInSlices(simulation: Simulation, signal: AbortSignal, onProgress: OnProgress): Promise<Run> {
  while (!advanceFor(simulation, SLICE_MS)) {
    onProgress(simulation.progress);
    await nextTask();
    signal.throwIfAborted();
  }
  onProgress(1);
  return simulation.finish();
}

function advanceFor(simulation: Simulation, ms: number): boolean {
  const untilMs = performance.now() + ms;
  let isOver = false;
  do isOver = simulation.advance(SLICE_EVENTS);
  while (!isOver && performance.now() < untilMs);
  return isOver;
}
