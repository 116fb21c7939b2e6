import { rm } from 'node:fs/promises';
import { differences } from './sameFiles';
import { buildSite } from './site';

/** Builds the site twice, from nothing each time, and prints the files that differ: there must be none. */
const first = '.cache/first-build';

async function buildAnew(folder?: string): Promise<void> {
  await rm('.next', { recursive: true, force: true });
  if ((await buildSite('', folder)) !== 0) throw new Error('the build failed');
}

await buildAnew(first);
await buildAnew();
const differing = await differences(first, 'out');
for (const path of differing) console.error(`differs: ${path}`);
console.log(`${differing.length === 0 ? 1 : 0} passed, ${differing.length} failed`);
process.exitCode = differing.length === 0 ? 0 : 1;
