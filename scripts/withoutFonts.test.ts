import { expect, it } from 'vitest';
import { withoutFonts } from './withoutFonts';

it('no font is asked for ahead; all else stays', () => {
  const style = '<link rel="preload" href="/a.css" as="style"/>';
  const font = '<link rel="preload" href="/f.woff2" as="font" crossorigin="" type="font/woff2"/>';
  expect(withoutFonts(`<head>${style}${font}${font}</head>`)).toBe(`<head>${style}</head>`);
});
