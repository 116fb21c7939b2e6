import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type Locale, locales } from '../course/languages';
import { filesUnder } from './files';
import { drawShareImages, SHARE_IMAGE, shareImageOf } from './shareImages';

/** Writes into a built site what only its address can say; without one (`SITE_URL`, `https://host/path/`) nothing. */
export async function writeAddress(folder: string, url = process.env.SITE_URL): Promise<void> {
  if (!url) return;
  const site = url.replace(/\/*$/, '/');
  const pages = (await filesUnder(folder)).filter((file) => file.endsWith('index.html'));
  const paths = pages.map((page) => relative(folder, page).replace('index.html', ''));
  const htmls = await Promise.all(pages.map((page) => readFile(page, 'utf8')));
  const images = htmls.map(shareImageOf);
  const areDrawn = await drawShareImages(folder, new Set(images.flatMap((name) => name ?? [])));
  for (const [index, page] of pages.entries()) {
    // A page without a simulation of its own shows that of the course's map.
    const image = images[index] ?? images[paths.indexOf(`${localeOf(paths[index]!) ?? 'en'}/`)];
    const shown = areDrawn && image ? image : undefined;
    await writeFile(page, withAddress(htmls[index]!, paths[index]!, site, shown));
  }
  await writeFile(join(folder, 'sitemap.xml'), sitemap(paths, site));
  await writeFile(join(folder, 'robots.txt'), `Sitemap: ${site}sitemap.xml\n`);
}

const localeOf = (path: string): Locale | undefined => locales.find((locale) => path.startsWith(`${locale}/`));

/** Path of a page of the course in a language, without the language: `learn/x/` of `ru/learn/x/`; undefined: of none. */
function inLanguage(path: string): string | undefined {
  return localeOf(path) && path.slice(path.indexOf('/') + 1);
}

/**
 * The page with what only the address of the course (`https://host/path/`) can say: where it stands, where it stands in other
 * languages, and what is shown where a link to it is shared. `path` is the page's own, `en/learn/x/`; `image`
 * the name of its picture in share/, without one the course's icon.
 */
export function withAddress(html: string, path: string, site: string, image?: string): string {
  const rest = inLanguage(path);
  const found = (pattern: RegExp) => pattern.exec(html)?.[1] ?? '';
  const told = [
    `<link rel="canonical" href="${site}${path}"/>`,
    ...(rest === undefined ? [] : locales).map(
      (locale) => `<link rel="alternate" hrefLang="${locale}" href="${site}${locale}/${rest}"/>`,
    ),
    ...(rest === '' ? [`<link rel="alternate" hrefLang="x-default" href="${site}"/>`] : []),
    '<meta property="og:type" content="article"/>',
    `<meta property="og:url" content="${site}${path}"/>`,
    `<meta property="og:title" content="${found(/<title>(.*?)<\/title>/)}"/>`,
    `<meta property="og:description" content="${found(/<meta name="description" content="(.*?)"/)}"/>`,
    ...imageTags(site, image),
  ];
  return html.replace('</head>', () => `${told.join('')}</head>`);
}

function imageTags(site: string, image: string | undefined): string[] {
  if (!image) return [`<meta property="og:image" content="${site}icon.png"/>`];
  return [
    `<meta property="og:image" content="${site}share/${image}.png"/>`,
    `<meta property="og:image:width" content="${SHARE_IMAGE.width}"/>`,
    `<meta property="og:image:height" content="${SHARE_IMAGE.height}"/>`,
    '<meta name="twitter:card" content="summary_large_image"/>',
  ];
}

/** A list of the course's pages for those who search; frames and the page of no address are not in it. */
export function sitemap(paths: readonly string[], site: string): string {
  const urls = paths
    .filter((path) => inLanguage(path) !== undefined)
    .map((path) => `<url><loc>${site}${path}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>\n`;
}
