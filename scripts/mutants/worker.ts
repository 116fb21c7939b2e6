import type { Mutant } from './generate';
import { GroundTruth } from './groundTruth';
import { Units } from './units';

/** Who noticed a mutant. */
export type Verdict = 'ground truth' | 'units' | 'survived';

/** A process of its own: a mutant that never ends is ended with it. */
const [groundTruth, units] = await Promise.all([GroundTruth.load(), Units.load()]);

process.on('message', async (mutant: Mutant) => process.send!(await verdictOn(mutant)));
process.send!('ready');

async function verdictOn(mutant: Mutant): Promise<Verdict> {
  try {
    if (await groundTruth.kills(mutant)) return 'ground truth';
  } catch {
    return 'ground truth'; // a module that throws as it loads answers nothing
  }
  return (await units.kill(mutant)) ? 'units' : 'survived';
}
