import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { relocated } from './relocatable';

const of = (text: string, path: string) => relocated(text, path, () => 3);

describe('a site that stands anywhere', () => {
  it('refers to files from where its pages are, and to pages by their files', () => {
    const page = `<a href="/__anywhere__/en/lab/#s.a">lab</a><a href="/__anywhere__/en/">up</a>
<img src="/__anywhere__/frames/a.en.svg"/><link href="/__anywhere__/_next/static/css/a.css"/>`;
    expect(
      of(page, 'en/learn/tls/index.html'),
    ).toBe(`<a href="../../../en/lab/index.html#s.a">lab</a><a href="../../../en/index.html">up</a>
<img src="../../../frames/a.en.svg"/><link href="../../../_next/static/css/a.css"/>`);
    expect(of('<a href="/__anywhere__/en/">', 'index.html')).toBe('<a href="./en/index.html">');
  });

  it('has an island’s data refer from the page that takes them in', () => {
    const data = '<script>{"href":"/__anywhere__/en/learn/tls/","image":"/__anywhere__/frames/a.en.svg"}</script>';
    expect(of(data, '_next/static/html/a.html')).toBe(
      '<script>{"href":"../../../en/learn/tls/index.html","image":"../../../frames/a.en.svg"}</script>',
    );
  });

  it('has styles refer from where they are', () => {
    expect(of('a{src:url(/__anywhere__/_next/static/media/a.woff2)}', '_next/static/css/a.css')).toBe(
      'a{src:url(../../../_next/static/media/a.woff2)}',
    );
  });

  it('has scripts find out where they came from, in a page as in a worker', () => {
    const code = of(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: as a bundler writes it
      'var p="/__anywhere__/_next/",h=e=>"/__anywhere__"+e,g=e=>`/__anywhere__${e}`;out=[p,h("/a"),g("/b")]',
      'x.js',
    );
    const run = (around: { self: object }) => runInNewContext(`${code}`, around) as string[];
    const src = 'https://lms.example/7/content/_next/static/chunks/x.js';
    const home = 'https://lms.example/7/content';
    const document = { currentScript: { src } };
    for (const around of [
      { self: { document }, document },
      { self: {}, location: { href: src } },
    ])
      expect([...run(around)]).toEqual([`${home}/_next/`, `${home}/a`, `${home}/b`]);
  });
});
