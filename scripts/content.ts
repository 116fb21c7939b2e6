import { checkContent } from '../course/build/check';
import { engine } from '../course/build/engine';
import { onAllCores } from '../course/build/pool';
import { runnerCode } from '../course/build/runnerCode';
import type { Scenario } from '../engine/scenario/schema';
import { drawnOf } from './draw';

/** Which runs are made again though the figures of the same engine and content are kept: they must give the same. */
export type Again = 'all' | 'some' | 'none';

/** Of so many scenarios one is drawn, where some runs are made again. */
const DRAWN_OF = 48;

/**
 * Checks the content and prints what was found, by file and line. Runs whose figures are not kept beside their lesson are
 * made and kept, except where CI judges a commit: there a check demands that they were. Resolves to the exit code.
 */
export async function reportContent(again: Again): Promise<number> {
  const root = process.cwd();
  const code = await runnerCode(root);
  const bands = {
    engine: code.fingerprint,
    again: drawOf(again),
    demanded: again !== 'none',
    mayWrite: !process.env.CI,
  };
  const { lines, passed, failed } = await checkContent(root, engine, { runAll: onAllCores(code), bands });
  for (const line of lines) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function drawOf(again: Again): (scenario: Scenario) => boolean {
  return again === 'some' ? drawnOf(DRAWN_OF) : () => again === 'all';
}
