import type { Mutant } from './generate';
import { GroundTruth } from './groundTruth';
import { type Finding, Units } from './units';

/** What files of tests, or without any the ground truth, make of a mutant. */
export interface Question {
  readonly mutant: Mutant;
  readonly tests: readonly string[];
}

/** A process of its own: a mutant that never ends is ended with it. */
const [groundTruth, units] = await Promise.all([GroundTruth.load(), Units.load()]);

process.on('message', async (question: Question) => process.send!(await answer(question)));
process.on('disconnect', () => process.exit());
process.send!('ready');

function answer({ mutant, tests }: Question): Promise<Finding> {
  return tests.length > 0 ? units.ask(mutant, tests) : judged(mutant);
}

async function judged(mutant: Mutant): Promise<Finding> {
  const start = performance.now();
  // A module that throws as it loads answers nothing.
  const isKilled = await groundTruth.kills(mutant).catch(() => true);
  return isKilled
    ? { by: mutant.file, ms: {} }
    : { by: null, ms: { [mutant.file]: Math.ceil(performance.now() - start) } };
}
