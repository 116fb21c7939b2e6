import { isLong } from '../e2e/support/long';
import { buildForLms } from './lms';
import { run } from './run';
import { serve } from './serve';
import { buildSite } from './site';
import { draw } from './turns';

/**
 * `npm run e2e -- [ARGS]`: builds the site and drives it in a browser. The arguments go to Playwright. With NO_BUILD=1 what
 * was built before is driven. With LONG=1 the site is built for /course and for an LMS as well, and what is a repetition of
 * other tests in another way is driven too.
 */
const built = process.env.NO_BUILD === '1' ? 0 : await build();
if (built === 0) {
  // What is asked for by words is tried whole, and so is all where there is time.
  if (!isLong && process.argv.length === 2) console.log(`what is too long to try each time takes turns: ${draw()}`);
  const urls = {
    ROOT_URL: await serve('out', '', 4300),
    ...(isLong && { COURSE_URL: await serve('.cache/out-course', '/course', 4300) }),
  };
  process.exit((await run('npx', ['playwright', 'test', ...process.argv.slice(2)], urls)).code);
}
process.exitCode = built;

/** Resolves to the exit code. */
async function build(): Promise<number> {
  const others = async () => (await buildSite('/course', '.cache/out-course')) || buildForLms('.cache/out-lms');
  return (isLong && (await others())) || buildSite('');
}
