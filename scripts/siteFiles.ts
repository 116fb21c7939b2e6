import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where files that a page asks for by a name with their hash stand: hosts may keep them for ever. */
const shelf = '_next/static';

/** Files that are made while the pages of a built site are finished, each once, by its content. */
export class SiteFiles {
  readonly #folder: string;
  readonly #basePath: string;

  constructor(folder: string, basePath: string) {
    this.#folder = folder;
    this.#basePath = basePath;
  }

  /** Writes a file and gives its address. */
  async add(content: string, kind: 'css' | 'json'): Promise<string> {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
    const path = join(shelf, kind, `${hash}.${kind}`);
    await mkdir(dirname(join(this.#folder, path)), { recursive: true });
    await writeFile(join(this.#folder, path), content);
    return `${this.#basePath}/${path}`;
  }

  /** The content of a built file, by its address. */
  read(address: string): Promise<string> {
    return readFile(join(this.#folder, address.slice(this.#basePath.length)), 'utf8');
  }
}

const data = /<script type="application\/json">([\s\S]*?)<\/script>/g;
const sheet = /<link rel="stylesheet" href="([^"]+)"[^>]*>/g;

/**
 * A page whose islands' data stand in files of their own: who reads the text need not wait for what only islands run, and
 * an island asks for its data together with its script.
 */
export async function withDataAside(html: string, files: SiteFiles): Promise<string> {
  return replaced(html, data, async ([, json = '']) => {
    const address = await files.add(json, 'json');
    return `<script type="application/json" data-src="${address}"></script>`;
  });
}

/** A page with one style sheet in place of its many: the layers decide what goes before what, not the order. */
export async function withOneSheet(html: string, files: SiteFiles): Promise<string> {
  const sheets = await Promise.all([...html.matchAll(sheet)].map(([, address = '']) => files.read(address)));
  const address = await files.add(sheets.join('\n'), 'css');
  let isFirst = true;
  return html.replace(sheet, () => {
    const link = isFirst ? `<link rel="stylesheet" href="${address}"/>` : '';
    isFirst = false;
    return link;
  });
}

async function replaced(
  html: string,
  pattern: RegExp,
  by: (match: RegExpExecArray) => Promise<string>,
): Promise<string> {
  const texts = await Promise.all([...html.matchAll(pattern)].map(by));
  return html.replace(pattern, () => texts.shift() ?? '');
}
