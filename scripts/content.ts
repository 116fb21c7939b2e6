import { checkContent } from '../course/build/check';
import { engine } from '../course/build/engine';
import { onAllCores } from '../course/build/pool';
import { runnerCode } from '../course/build/runnerCode';

/**
 * Checks the content and prints what was found, by file and line. With `anew` every run is made; without it only those
 * whose figures are not kept beside their lesson. What is missing is kept, except where CI judges a commit: there a
 * check that computes anew demands that it was. Resolves to the exit code.
 */
export async function reportContent({ anew }: { anew: boolean }): Promise<number> {
  const root = process.cwd();
  const code = await runnerCode(root);
  const bands = { engine: code.fingerprint, anew, mayWrite: !process.env.CI };
  const { lines, passed, failed } = await checkContent(root, engine, { runAll: onAllCores(code), bands });
  for (const line of lines) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
