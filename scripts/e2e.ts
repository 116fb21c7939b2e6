import { run } from './run';
import { serve } from './serve';
import { buildSite } from './site';

/**
 * `npm run e2e -- [ARGS]`: builds the site for the root of a host and for /course, and drives both in a browser.
 * The arguments go to Playwright. With NO_BUILD=1 what was built before is driven.
 */
const code =
  process.env.NO_BUILD === '1' ? 0 : (await buildSite('/course', '.cache/out-course')) || (await buildSite(''));
if (code === 0) {
  const urls = {
    ROOT_URL: await serve('out', '', 4300),
    COURSE_URL: await serve('.cache/out-course', '/course', 4300),
  };
  process.exit((await run('npx', ['playwright', 'test', ...process.argv.slice(2)], urls)).code);
}
process.exitCode = code;
