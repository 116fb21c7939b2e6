import { expect, it } from 'vitest';
import { SETTINGS_SCRIPT } from '../progress/settingsScript';
import { withOwnScripts } from './ownScripts';

const own = (body: string, head = '') => withOwnScripts(`<head>${head}</head><body>${body}</body>`, ['/a.js', '/b.js']);
const loaded = '<script src="/a.js" defer=""></script><script src="/b.js" defer=""></script>';
const island = '<course-island><script type="application/json">{"a":"\\u003c!--"}</script></course-island>';

it('of a page’s scripts its own stay, and the data of its islands', () => {
  const settings = `<script>${SETTINGS_SCRIPT}</script>`;
  const next =
    '<script src="/_next/x.js" async=""></script><script>self.__next_f.push([1,"<p>text</p>"])</script><script>a<b</script>';
  expect(own(`${next}<p>text</p>${island}${next}`, settings + next)).toBe(
    `<head>${settings}${loaded}</head><body><p>text</p>${island}</body>`,
  );
});

it('a script is not asked for ahead; styles and fonts are', () => {
  const font = '<link rel="preload" href="/f.woff2" as="font"/>';
  const script = '<link rel="preload" as="script" fetchPriority="low" href="/x.js"/>';
  expect(own(island, font + script)).toContain(`<head>${font}${loaded}</head>`);
});

it('the marks by which React hydrates are gone', () => {
  expect(own('<p>1<!-- --> of <!-- -->2</p><!--$--><!--/$-->')).toContain('<body><p>1 of 2</p></body>');
});

it('a page that a script of React would have to put together is refused', () => {
  expect(() => own('<!--$?--><template id="B:0"></template><!--/$-->')).toThrow('waits for a script');
});

it('a page on which nothing is to be done loads nothing', () => {
  expect(own('<p>text</p>')).not.toContain('<script');
  expect(own('<button data-does="theme">')).toContain(loaded);
});

it('what React writes before or after a page’s metadata, whichever is ready first, stands in one place', () => {
  const sizes = '<meta name="next-size-adjust" content=""/><meta name="darkreader-lock"/>';
  const metadata = '<title>Terms</title><link rel="icon" href="/icon.svg"/>';
  expect(own('', sizes + metadata)).toBe(own('', metadata + sizes));
});

it('ids that React made are short, and what names them does so still', () => {
  const asked = (id: string, other: string) =>
    `<p id="${id}">1</p><p id="${other}">2</p><input aria-describedby="${other} ${id}"/>`;
  expect(own(asked('_R_mbjaoit5fiv5uivb_', '_R_msqsat5fiv5uivbH1_'))).toContain(asked('r0', 'r1'));
});
