import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SiteFiles, withDataAside, withOneSheet } from './siteFiles';

let folder: string;
let files: SiteFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-'));
  files = new SiteFiles(folder, '/course');
});

/** What stands at the addresses that a page names. */
const contents = (html: string) =>
  Promise.all([...html.matchAll(/"\/course(\/[^"]+)"/g)].map(([, path = '']) => readFile(join(folder, path), 'utf8')));

describe('a finished page', () => {
  it('says where its islands’ data are, and equal data stand there once', async () => {
    const data = (own: string) => `<course-data hidden="">${own}</course-data>`;
    const html = await withDataAside(`${data('one<div>text</div>')}<p>text</p>${data('two')}${data('two')}`, files);
    expect((await contents(html)).map((file) => file.replace('<!doctype html><body>', ''))).toEqual([
      ...['one<div>text</div>', 'two', 'two'],
    ]);
    expect(new Set(html.match(/data-src="[^"]+"/g)).size).toBe(2);
    expect(html).toContain('<p>text</p>');
  });

  it('has one style sheet, which holds all of its own in their order', async () => {
    await writeFile(join(folder, 'a.css'), '.a{}');
    await writeFile(join(folder, 'b.css'), '.b{}');
    const link = (path: string) => `<link rel="stylesheet" href="/course/${path}" data-precedence="next"/>`;
    const html = await withOneSheet(`<head>${link('b.css')}<meta/>${link('a.css')}</head>`, files);
    expect(await contents(html)).toEqual(['.b{}\n.a{}']);
    expect(html).toMatch(/^<head><link rel="stylesheet" href="[^"]+"\/><meta\/><\/head>$/);
  });

  it('without style sheets stays as it is', async () => {
    expect(await withOneSheet('<head></head>', files)).toBe('<head></head>');
  });
});
