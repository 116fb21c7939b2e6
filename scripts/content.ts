import { checkContent } from '../course/build/check';

/** Checks the content and prints what was found, by file and line. Resolves to the exit code. */
export async function reportContent(): Promise<number> {
  const { lines, passed, failed } = await checkContent(process.cwd());
  for (const line of lines) console.log(line);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
