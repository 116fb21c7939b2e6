import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Files made while the pages of a built site are finished: each once, under a name with its hash, to be kept for ever. */
export class SiteFiles {
  readonly #folder: string;
  readonly #basePath: string;

  constructor(folder: string, basePath: string) {
    this.#folder = folder;
    this.#basePath = basePath;
  }

  /** Writes a file and gives its address. */
  async add(content: string, kind: 'css' | 'html' | 'json'): Promise<string> {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const path = `/_next/static/${kind}/${hash}.${kind}`;
    const file = join(this.#folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return this.#basePath + path;
  }

  /** The content of a built file, by its address. */
  read(address: string): Promise<string> {
    return readFile(join(this.#folder, address.slice(this.#basePath.length)), 'utf8');
  }
}

/**
 * A page whose islands' data stand in files of their own: who reads the text need not wait for what only islands run and
 * say, and an island asks for its data together with its script.
 */
export async function withDataAside(html: string, files: SiteFiles): Promise<string> {
  const data = /<course-data hidden="">([\s\S]*?)<\/course-data>/g;
  // Without the tag the script would be put into the head.
  const addresses = await Promise.all(
    [...html.matchAll(data)].map(([, own = '']) => files.add(`<!doctype html><body>${own}`, 'html')),
  );
  return html.replace(data, () => `<course-data hidden="" data-src="${addresses.shift()}"></course-data>`);
}

/** A page with one style sheet in place of its many: the layers decide what goes before what, not the order. */
export async function withOneSheet(html: string, files: SiteFiles): Promise<string> {
  const sheet = /<link rel="stylesheet" href="([^"]+)"[^>]*>/g;
  const sheets = await Promise.all([...html.matchAll(sheet)].map(([, address = '']) => files.read(address)));
  if (sheets.length === 0) return html;
  const links = [`<link rel="stylesheet" href="${await files.add(sheets.join('\n'), 'css')}"/>`];
  return html.replace(sheet, () => links.pop() ?? '');
}

/** By the path of a part that was put into a file of its own: the pages that ask for it. Each page is read once. */
export function pagesByPart(pages: Iterable<readonly [path: string, html: string]>): Map<string, string[]> {
  const askers = new Map<string, string[]>();
  for (const [page, html] of pages)
    for (const part of new Set(html.match(/_next\/static\/(?:html|json)\/[\w.]+/g)))
      askers.set(part, [...(askers.get(part) ?? []), page]);
  return askers;
}
