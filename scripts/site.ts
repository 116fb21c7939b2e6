import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { buildId } from './buildId';
import { filesUnder } from './files';
import { run } from './run';
import { offences, withPolicy } from './secure';
import { withoutFonts } from './withoutFonts';

/** Builds the static site for a base path ('' is the root of a host) into a folder. Resolves to the exit code. */
export async function buildSite(basePath: string, folder = 'out'): Promise<number> {
  const { code } = await run('npx', ['next', 'build'], {
    BASE_PATH: basePath,
    BUILD_ID: await buildId(),
    NEXT_TELEMETRY_DISABLED: '1',
  });
  if (code !== 0) return code;
  if (folder !== 'out') {
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await rename('out', folder);
  }
  const frames = await run('npx', ['tsx', '--tsconfig', 'components/tsconfig.json', 'scripts/frames.ts', folder]);
  return frames.code || finish(folder);
}

/** Leaves only what a reader's browser asks for, and gives each page its policy. */
async function finish(folder: string): Promise<number> {
  await dropUnasked(folder);
  // GitHub Pages would take `_next` for a folder of its own.
  await writeFile(join(folder, '.nojekyll'), '');
  let refused = 0;
  for (const page of (await filesUnder(folder)).filter((file) => file.endsWith('.html'))) {
    const asBuilt = await readFile(page, 'utf8');
    const html = relative(folder, page).startsWith('embed') ? withoutFonts(asBuilt) : asBuilt;
    for (const tag of offences(html)) {
      console.error(`${relative(folder, page)}: its policy would refuse ${tag}`);
      refused += 1;
    }
    await writeFile(page, withPolicy(html));
  }
  return refused === 0 ? 0 : 1;
}

/** The client router's payloads, second copies of the 404 page, and source maps: no page refers to any of them. */
async function dropUnasked(folder: string): Promise<void> {
  const payload = (file: string) => /\.(txt|map)$/.test(file) && basename(file) !== 'robots.txt';
  for (const file of (await filesUnder(folder)).filter(payload)) await rm(file);
  for (const copy of ['404', '_not-found']) await rm(join(folder, copy), { recursive: true, force: true });
}
