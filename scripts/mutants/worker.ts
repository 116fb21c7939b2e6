import type { Mutant } from './generate';
import { GroundTruth } from './groundTruth';
import { Units } from './units';

/** Whether a file of tests, or without one the ground truth, notices a mutant. */
export interface Question {
  readonly mutant: Mutant;
  readonly test?: string | undefined;
}

export type Answer = 'noticed' | 'passed';

/** A process of its own: a mutant that never ends is ended with it. */
const [groundTruth, units] = await Promise.all([GroundTruth.load(), Units.load()]);

process.on('message', async (question: Question) => process.send!(await answer(question)));
process.on('disconnect', () => process.exit());
process.send!('ready');

async function answer({ mutant, test }: Question): Promise<Answer> {
  const isNoticed = test === undefined ? isKilled(mutant) : units.notice(mutant, test);
  return (await isNoticed) ? 'noticed' : 'passed';
}

function isKilled(mutant: Mutant): Promise<boolean> {
  // A module that throws as it loads answers nothing.
  return groundTruth.kills(mutant).catch(() => true);
}
