import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { locales } from '../course/languages';
import { filesUnder } from './files';

/** Writes into a built site what only its address can say; without one (`SITE_URL`, `https://host/path/`) nothing. */
export async function writeAddress(folder: string, url = process.env.SITE_URL): Promise<void> {
  if (!url) return;
  const site = url.replace(/\/*$/, '/');
  const pages = (await filesUnder(folder)).filter((file) => file.endsWith('index.html'));
  const paths = pages.map((page) => relative(folder, page).replace('index.html', ''));
  for (const [index, page] of pages.entries())
    await writeFile(page, withAddress(await readFile(page, 'utf8'), paths[index]!, site));
  await writeFile(join(folder, 'sitemap.xml'), sitemap(paths, site));
  await writeFile(join(folder, 'robots.txt'), `Sitemap: ${site}sitemap.xml\n`);
}

/** Path of a page of the course in a language, without the language: `learn/x/` of `ru/learn/x/`; undefined: of none. */
function inLanguage(path: string): string | undefined {
  return new RegExp(`^(?:${locales.join('|')})/(.*)$`).exec(path)?.[1];
}

/**
 * The page with what only the address of the course (`https://host/path/`) can say: where it stands, where it stands in other
 * languages, and what is shown where a link to it is shared. `path` is the page's own, `en/learn/x/`.
 */
export function withAddress(html: string, path: string, site: string): string {
  const rest = inLanguage(path);
  const found = (pattern: RegExp) => pattern.exec(html)?.[1] ?? '';
  const told = [
    `<link rel="canonical" href="${site}${path}"/>`,
    ...(rest === undefined ? [] : locales).map(
      (locale) => `<link rel="alternate" hrefLang="${locale}" href="${site}${locale}/${rest}"/>`,
    ),
    '<meta property="og:type" content="article"/>',
    `<meta property="og:url" content="${site}${path}"/>`,
    `<meta property="og:title" content="${found(/<title>(.*?)<\/title>/)}"/>`,
    `<meta property="og:description" content="${found(/<meta name="description" content="(.*?)"/)}"/>`,
  ];
  return html.replace('</head>', () => `${told.join('')}</head>`);
}

/** A list of the course's pages for those who search; frames and the page of no address are not in it. */
export function sitemap(paths: readonly string[], site: string): string {
  const urls = paths
    .filter((path) => inLanguage(path) !== undefined)
    .map((path) => `<url><loc>${site}${path}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
}
