import { run } from './run';
import { buildSite } from './site';

/**
 * `npm run e2e -- [ARGS]`: builds the site for the root of a host and for /course, and drives both in a browser.
 * The arguments go to Playwright. With NO_BUILD=1 what was built before is driven.
 */
const isBuilt = process.env.NO_BUILD === '1';
const code = isBuilt ? 0 : (await buildSite('/course', '.cache/out-course')) || (await buildSite(''));
process.exitCode = code || (await run('npx', ['playwright', 'test', ...process.argv.slice(2)])).code;
