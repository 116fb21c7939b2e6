import type { SiteFiles } from './siteFiles';

const SHEET = /<link rel="stylesheet" href="([^"]+)"/g;
const AHEAD = /<link rel="preload" href="([^"]+)" as="font"[^>]*>/g;

/**
 * A page that asks ahead only for fonts in which it has letters. Next asks ahead for every font on every page: in English
 * for the Cyrillic one, and in an embed for two that its own sheet does not know and a frame without an origin refuses.
 */
export async function withNeededFonts(html: string, files: Pick<SiteFiles, 'read'>): Promise<string> {
  const sheets = await Promise.all([...html.matchAll(SHEET)].map(([, address = '']) => files.read(address)));
  const faces = sheets.flatMap((css) => css.match(/@font-face\s*\{[^}]*\}/g) ?? []);
  const text = html.replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, '');
  const isNeeded = (address: string) => faces.some((face) => face.includes(address) && lettersOf(face).test(text));
  return html.replace(AHEAD, (link, address: string) => (isNeeded(address) ? link : ''));
}

/** Any letter that a face is for: by its `unicode-range`, such as `U+0301, U+0400-045F, U+4??`, or all. */
function lettersOf(face: string): RegExp {
  const ranges = /unicode-range:([^;}]*)/i.exec(face)?.[1] ?? 'U+0-10FFFF';
  const spans = ranges.split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-');
    return `\\u{${first.replaceAll('?', '0')}}-\\u{${last.replaceAll('?', 'F')}}`;
  });
  return new RegExp(`[${spans.join('')}]`, 'u');
}
