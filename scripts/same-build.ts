import { join } from 'node:path';
import { copyOfRepo } from './copyOfRepo';
import { run } from './run';
import { differences } from './sameFiles';
import { buildSite } from './site';

/**
 * Builds the site here, and in another folder from nothing, and prints the files that differ: there must be none. With
 * NO_BUILD=1 what was built here before is the first.
 */
const folder = '.cache/second-build';
if (process.env.NO_BUILD !== '1' && (await buildSite('')) !== 0) throw new Error('the build failed');
await copyOfRepo(folder);
const { code } = await run('npm', ['run', '--silent', '--prefix', folder, 'build'], { BASE_PATH: '' });
if (code !== 0) throw new Error(`the build in ${folder} failed`);
const differing = await differences('out', join(folder, 'out'));
for (const path of differing) console.error(`differs: ${path}`);
console.log(`${differing.length === 0 ? 1 : 0} passed, ${differing.length} failed`);
process.exitCode = differing.length === 0 ? 0 : 1;
