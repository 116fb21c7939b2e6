import { expect, it } from 'vitest';
import { withNeededFonts } from './neededFonts';

const ahead = (font: string) =>
  `<link rel="preload" href="/${font}.woff2" as="font" crossorigin="" type="font/woff2"/>`;
const face = (font: string, range: string) =>
  `@font-face{${range && `unicode-range:${range};`}font-family:x;src:url(/${font}.woff2) format("woff2")}`;
const css = [face('latin', 'u+00??,u+2000-206f'), face('cyrillic', 'U+0301, U+0400-045F'), face('any', '')].join('');
const files = { read: async (address: string) => (address === '/own.css' ? css : '') };

/** Which fonts a page with a text still asks for ahead. */
async function askedBy(body: string, sheet = '/own.css'): Promise<string[]> {
  const head = `<link rel="stylesheet" href="${sheet}"/>${['latin', 'cyrillic', 'any'].map(ahead).join('')}`;
  const html = await withNeededFonts(`<head>${head}</head><body>${body}</body>`, files);
  expect(html.replace(/<link rel="preload"[^>]*>/g, '')).toContain(`<body>${body}</body>`);
  return [...html.matchAll(/href="\/(\w+)\.woff2"/g)].map(([, font = '']) => font);
}

it.each([
  ['<p>English</p>', ['latin', 'any']],
  ['<p>По-русски</p>', ['latin', 'cyrillic', 'any']],
  ['<p>зонами</p>', ['cyrillic', 'any']],
  ['<p title="По-русски">English</p>', ['latin', 'any']],
  ['English<script>"По-русски"</script>', ['latin', 'any']],
])('a page asks ahead for fonts in which it has letters to show: %s', async (body, asked) => {
  expect(await askedBy(body)).toEqual(asked);
});

it('a page whose sheet knows no font asks for none ahead', async () => {
  expect(await askedBy('<p>English</p>', '/embed.css')).toEqual([]);
});
