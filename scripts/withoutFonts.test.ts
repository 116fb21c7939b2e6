import { expect, it } from 'vitest';
import { withoutFonts } from './withoutFonts';

it('fonts are asked for neither by the markup nor by the data that React reads; all else stays', () => {
  const style = '<link rel="preload" href="/a.css" as="style"/>';
  const hint = String.raw`:HL[\"/a.css\",\"style\"]\n`;
  const font = '<link rel="preload" href="/f.woff2" as="font" crossorigin="" type="font/woff2"/>';
  const fontHint = String.raw`:HL[\"/f.woff2\",\"font\",{\"crossOrigin\":\"\",\"type\":\"font/woff2\"}]\n`;
  const page = (links: string, hints: string) => `<head>${links}</head><script>push("${hints}0:{}")</script>`;
  expect(withoutFonts(page(style + font + font, hint + fontHint + hint + fontHint))).toBe(page(style, hint + hint));
});
