import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Edition, EditionFile } from '../components/offline/worker/edition';
import { type Locale, locales } from '../course/languages';
import { filesUnder } from './files';
import { pagesByPart } from './siteFiles';

const workers = 'components/offline/worker';

/**
 * Writes what keeps a built site on a reader's device: `offline.js`, the worker with the list of the site's files, and
 * `offline-off.js`, which put in its place turns it off everywhere (docs/hosting.md). A folder that was changed by hand
 * needs it written anew: the worker takes no file whose hash it does not know.
 */
export async function writeOffline(folder: string): Promise<void> {
  const edition = await editionOf(folder);
  await bundle('worker.ts', join(folder, 'offline.js'), { EDITION: JSON.stringify(edition) });
  await bundle('off.ts', join(folder, 'offline-off.js'));
}

async function bundle(entry: string, outfile: string, define: Record<string, string> = {}): Promise<void> {
  await build({
    entryPoints: [join(workers, entry)],
    ...{ outfile, define, bundle: true, minify: true, format: 'iife', target: 'es2022', logLevel: 'warning' },
  });
}

/** Not read by who reads the course on this device: frames for other people's pages, and what a host or a search asks for. */
const isLeftOut = (path: string) => /^(embed|share)\/|^offline(-off)?\.js$|^404\.html$|^\.|\.(txt|xml)$/.test(path);

/** The files of a built site: what is in them, how large they are on their way, and whose language they are in. */
export async function editionOf(folder: string): Promise<Edition> {
  const paths = (await filesUnder(folder)).map((file) => relative(folder, file)).filter((path) => !isLeftOut(path));
  const contents = new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path))] as const)),
  );
  const pages = [...contents].filter(([path]) => path.endsWith('index.html'));
  const askers = pagesByPart(pages.map(([path, content]) => [path, content.toString()] as const));
  const files = Object.fromEntries(
    [...contents].map(([path, content]): [string, EditionFile] => {
      const language = languageOf(path, askers.get(path));
      const told = [digest(content, 'base64'), sizeOnItsWay(content)] as const;
      // A page is asked for by its folder: some hosts lead away from the name of its file.
      return [path.replace(/(^|\/)index\.html$/, '$1'), language ? [...told, language] : told];
    }),
  );
  return { id: digest(JSON.stringify(files), 'hex').slice(0, 16), files };
}

/** The language that a path names, or that all the pages are in which ask for it; undefined: of all. */
function languageOf(path: string, askers: readonly string[] = []): Locale | undefined {
  const named = locales.find((locale) => path.split(/[/.]/).includes(locale));
  if (named) return named;
  const [first, ...others] = askers.map((page) => languageOf(page));
  return others.every((language) => language === first) ? first : undefined;
}

const digest = (content: string | Buffer, encoding: 'base64' | 'hex') =>
  createHash('sha256').update(content).digest(encoding);

/** What is compressed already, such as a font, is not made smaller. */
const sizeOnItsWay = (content: Buffer) => Math.min(content.length, gzipSync(content).length);
