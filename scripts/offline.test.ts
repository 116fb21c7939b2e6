import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { editionOf, writeOffline } from './offline';

const site: Record<string, string> = {
  '.nojekyll': '',
  '404.html': 'not found',
  'robots.txt': 'Sitemap:',
  'sitemap.xml': '<urlset/>',
  'index.html': 'which language?',
  'en/index.html': 'the climb <course-data data-src="/_next/static/html/one.html">',
  'en/manifest.json': '{}',
  'ru/index.html':
    'восхождение <course-data data-src="/_next/static/html/two.html"> <search data-index="/_next/static/json/f00.json">',
  'embed/maglev/index.html': 'a frame <course-data data-src="/_next/static/html/one.html">',
  'frames/maglev.first.ru.svg': '<svg/>',
  '_next/static/html/one.html': 'data',
  '_next/static/html/two.html': 'данные',
  '_next/static/json/f00.json': '[]',
  '_next/static/chunks/a.js': 'a()'.repeat(1000),
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offline-'));
  for (const [path, text] of Object.entries(site)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

it('an edition is what a reader reads, a page by its folder, each file in its language', async () => {
  const { files } = await editionOf(folder);
  expect(Object.fromEntries(Object.entries(files).map(([path, [, , language]]) => [path, language]))).toEqual({
    '': undefined,
    'en/': 'en',
    'en/manifest.json': 'en',
    'ru/': 'ru',
    'frames/maglev.first.ru.svg': 'ru',
    '_next/static/html/one.html': 'en',
    '_next/static/html/two.html': 'ru',
    '_next/static/json/f00.json': 'ru',
    '_next/static/chunks/a.js': undefined,
  });
});

it('a file weighs what a server that compresses sends', async () => {
  expect((await editionOf(folder)).files['_next/static/chunks/a.js']?.[1]).toBeLessThan(100);
});

it('a build is the same edition as long as no byte of it changes', async () => {
  const { id } = await editionOf(folder);
  await writeOffline(folder);
  expect((await editionOf(folder)).id).toBe(id);
  await writeFile(join(folder, 'en/index.html'), 'the climb, mended');
  expect((await editionOf(folder)).id).not.toBe(id);
});

it('the worker is one script of its own, which knows its edition; the one that turns it off asks nothing to do so', async () => {
  await writeOffline(folder);
  const heard = async (script: string) => {
    const events: string[] = [];
    const self = {
      registration: { scope: 'https://course.example/' },
      addEventListener: (name: string) => events.push(name),
    };
    runInNewContext(await readFile(join(folder, script), 'utf8'), { self, caches: {}, URL, navigator: {} });
    return events;
  };
  expect(await heard('offline.js')).toEqual(['install', 'activate', 'fetch', 'message']);
  expect(await heard('offline-off.js')).toEqual(['install', 'activate', 'message']);
  const { id } = await editionOf(folder);
  expect(await readFile(join(folder, 'offline.js'), 'utf8')).toContain(id);
});
