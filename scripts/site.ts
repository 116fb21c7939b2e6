import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { locales } from '../course/languages';
import { writeAddress } from './address';
import { buildId } from './buildId';
import { filesUnder } from './files';
import { withNeededFonts } from './neededFonts';
import { writeOffline } from './offline';
import { withOwnScripts } from './ownScripts';
import { asPrinted } from './printed';
import { run } from './run';
import { offences, withPolicy } from './secure';
import { SiteFiles, withDataAside, withOneSheet } from './siteFiles';

/** Builds the static site for a base path ('' is the root of a host) into a folder. Resolves to the exit code. */
export async function buildSite(basePath: string, folder = 'out'): Promise<number> {
  // While Next makes its bundles, a core is idle.
  const drawn = '.cache/drawn';
  const drawing = beside(drawn);
  const { code } = await run('npx', ['next', 'build', '--webpack'], {
    BASE_PATH: basePath,
    BUILD_ID: await buildId(),
    NEXT_TELEMETRY_DISABLED: '1',
    // There are no server actions for it to protect, and with another key each time nothing that was compiled would be kept.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    // Runs make much that is soon gone: with little room for it, a quarter of the time goes into clearing up.
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`,
  });
  const drew = await drawing;
  if (code !== 0 || drew !== 0) return code || drew;
  if (folder !== 'out') {
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(folder), { recursive: true });
    await rename('out', folder);
  }
  await cp(drawn, folder, { recursive: true });
  return finish(folder, basePath);
}

/** What needs no bundle: the evidence is judged, whose verdict its page asks for, and frames are drawn into a folder. */
async function beside(drawn: string): Promise<number> {
  // What is wrong with the evidence, its page says.
  await run('npx', ['tsx', 'scripts/judgeEvidence.ts']);
  await rm(drawn, { recursive: true, force: true });
  return (await run('npx', ['tsx', '--tsconfig', 'components/tsconfig.json', 'scripts/frames.ts', drawn])).code;
}

/** What the course's own entry in the browser's build is made of (next.config.js). */
interface OwnFiles {
  /** What a page loads. */
  readonly entry: readonly string[];
  /** Scripts and styles that the entry can come to ask for. */
  readonly later: readonly string[];
}

/** Leaves only what a reader's browser asks for, and gives each page its scripts and its policy. */
async function finish(folder: string, basePath: string): Promise<number> {
  // GitHub Pages would take `_next` for a folder of its own.
  await writeFile(join(folder, '.nojekyll'), '');
  const own: OwnFiles = JSON.parse(await readFile('.next/islands.json', 'utf8'));
  const sources = own.entry.map((file) => `${basePath}/_next/${file}`);
  const files = new SiteFiles(folder, basePath);
  let refused = 0;
  const indexes = await hashedIndexes(folder, basePath, files);
  for (const page of (await filesUnder(folder)).filter((file) => file.endsWith('.html'))) {
    const built = indexes(asPrinted(await readFile(page, 'utf8')));
    const asBuilt = await withOneSheet(withOwnScripts(built, sources), files);
    // A frame without an origin may fetch nothing: an embed carries its data.
    const isEmbed = relative(folder, page).startsWith('embed');
    const html = await withNeededFonts(isEmbed ? asBuilt : await withDataAside(asBuilt, files), files);
    for (const tag of offences(html)) {
      console.error(`${relative(folder, page)}: its policy would refuse ${tag}`);
      refused += 1;
    }
    await writeFile(page, withPolicy(html));
  }
  await dropUnasked(folder, own);
  await writeAddress(folder);
  // The last of all: it lists what is there.
  await writeOffline(folder);
  return refused === 0 ? 0 : 1;
}

/** Gives each language's index of the search a name with its hash; what is returned has a page ask for it by that name. */
async function hashedIndexes(folder: string, basePath: string, files: SiteFiles): Promise<(html: string) => string> {
  const names = await Promise.all(
    locales.map(async (locale): Promise<[string, string]> => {
      const file = join(folder, locale, 'search.json');
      const address = await files.add(await readFile(file, 'utf8'), 'json');
      await rm(file);
      return [`data-index="${basePath}/${locale}/search.json"`, `data-index="${address}"`];
    }),
  );
  return (html) => names.reduce((named, [built, hashed]) => named.replaceAll(built, hashed), html);
}

/**
 * The client router's payloads, second copies of the 404 page, source maps, and what only Next's own runtime loads: no page
 * refers to any of them.
 */
async function dropUnasked(folder: string, own: OwnFiles): Promise<void> {
  const files = await filesUnder(folder);
  const pages = await Promise.all(files.filter((file) => file.endsWith('.html')).map((file) => readFile(file, 'utf8')));
  // Chunks of Next's own pages lead to ours and are asked for by none; the names in them hold the folder of the build.
  const isOfNext = (file: string) => file.startsWith('static/chunks/app/');
  const isAsked = (file: string) =>
    (!isOfNext(file) && own.later.includes(file)) || pages.some((page) => page.includes(`_next/${file}"`));
  const isUnasked = (file: string) => {
    const built = relative(join(folder, '_next'), file);
    if (built.startsWith('static/chunks') || built.startsWith('static/css')) return !isAsked(built);
    return /\.(txt|map)$/.test(file) || /_(build|ssg)Manifest\.js$/.test(file);
  };
  for (const file of files.filter(isUnasked)) await rm(file);
  for (const copy of ['404', '_not-found']) await rm(join(folder, copy), { recursive: true, force: true });
}
