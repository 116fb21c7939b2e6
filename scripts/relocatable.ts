import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { filesUnder } from './files';
import { pagesByPart } from './siteFiles';

/** The base path of a build that is made to stand under any: a word that is nothing else. */
export const ANYWHERE = '/__anywhere__';

/**
 * Rewrites a site that was built under `ANYWHERE`, so that it stands under whatever path it is put: its pages and styles refer to
 * files from where they are, its scripts find out where they came from. A link to a page names the file, since not every
 * host answers a folder with one.
 * Errors: `Error` where a file still speaks of `ANYWHERE`.
 */
export async function makeRelocatable(folder: string): Promise<void> {
  const files = (await filesUnder(folder)).filter((file) => /\.(html|js|css|json)$/.test(file));
  const texts = new Map<string, string>();
  for (const file of files) texts.set(relative(folder, file), await readFile(file, 'utf8'));
  const askers = pagesByPart([...texts].filter(([path]) => path.endsWith('index.html')));
  for (const [path, text] of texts) {
    if (!text.includes(ANYWHERE)) continue;
    const moved = relocated(text, path, () => depthOfPages(path, askers.get(path) ?? []));
    if (moved.includes(ANYWHERE)) throw new Error(`${path}: cannot be moved, since it says ${ANYWHERE}`);
    await writeFile(join(folder, path), moved);
  }
}

/** A file's text as it refers to others from where it is; an island's data, which pages take in, from where those are. */
export function relocated(text: string, path: string, depthOfItsPages: () => number): string {
  if (path.endsWith('.js')) return movedScript(text);
  if (path.endsWith('.css')) return fromDepth(text, depthOf(path));
  return fromDepth(namedPages(text), path.startsWith('_next/') ? depthOfItsPages() : depthOf(path));
}

const depthOf = (path: string) => path.split('/').length - 1;
const fromDepth = (text: string, depth: number) => text.replaceAll(`${ANYWHERE}/`, '../'.repeat(depth) || './');
const pageLink = new RegExp(`(${ANYWHERE}/(?:[\\w.-]+/)*)(?=["'#?&<\\s])`, 'g');
const namedPages = (text: string) => text.replace(pageLink, '$1index.html');

/** In a page the script's own address says where it came from, in a worker the worker's. */
function movedScript(code: string): string {
  const find = 'self.courseAt??=(self.document?document.currentScript.src:location.href).split("/_next/")[0];';
  return (
    find +
    code
      .replace(new RegExp(`"${ANYWHERE}([^"\\\\]*)"`, 'g'), '(self.courseAt+"$1")')
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is put into one
      .replaceAll(`\`${ANYWHERE}`, '`${self.courseAt}')
  );
}

function depthOfPages(data: string, pages: readonly string[]): number {
  const depths = new Set(pages.map(depthOf));
  if (depths.size !== 1) throw new Error(`${data}: pages at ${depths.size} depths take it in`);
  return [...depths][0]!;
}
