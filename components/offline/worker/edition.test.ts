import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Locale } from '../../../course/languages';
import { type Edition, type EditionFile, keeperOf } from './edition';
import { Caches } from './fixtures/caches';

const SCOPE = 'https://course.example/lb/';
const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

/** What a host serves, by path; empty while there is no network. */
let host: Record<string, string> = {};
let isOnline = true;
let asked: string[] = [];

/** Answers as the browser's does: what differs from the hash that was asked for is an error. */
const ask = (async (input: Request | string, { integrity }: RequestInit = {}) => {
  const path = (typeof input === 'string' ? input : input.url).slice(SCOPE.length);
  asked.push(path);
  if (!isOnline) throw new TypeError('no network');
  const text = host[path];
  if (text === undefined) return new Response('', { status: 404 });
  if (integrity && integrity !== `sha256-${hashOf(text)}`) throw new TypeError('another file');
  return new Response(text);
}) as typeof fetch;

let caches = new Caches();

function editionOf(id: string, files: Record<string, string>): Edition {
  const file = (path: string, text: string): EditionFile => {
    const language = /^(en|ru)\//.exec(path)?.[1] as Locale | undefined;
    return language ? [hashOf(text), text.length, language] : [hashOf(text), text.length];
  };
  return { id, files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, file(path, text)])) };
}

const keeper = (edition: Edition, fetching = ask) =>
  keeperOf(edition, SCOPE, caches as unknown as CacheStorage, fetching);
const get = (path: string, mode: RequestMode = 'no-cors') =>
  ({ url: SCOPE + path, method: 'GET', mode }) as unknown as Request;

/** What a page gets; undefined where the browser asks the host as ever. */
async function read(kept: ReturnType<typeof keeper>, path: string, mode?: RequestMode): Promise<string | undefined> {
  return (await kept.answer(get(path, mode)))?.text();
}

const first = { 'en/': 'one', 'en/lab/': 'lab', 'ru/': 'odin', '_next/a.js': 'a', 'offline/': 'not here' };
const second = { 'en/': 'two', 'en/lab/': 'lab', 'ru/': 'odin', '_next/b.js': 'b', 'offline/': 'not here' };

beforeEach(() => {
  host = { ...first };
  isOnline = true;
  asked = [];
  caches = new Caches();
});

describe('a course that is kept', () => {
  it('is read without a network, whole, in the language that was asked for', async () => {
    const kept = keeper(editionOf('1', first));
    await kept.keep('en');
    isOnline = false;
    expect(await read(kept, 'en/', 'navigate')).toBe('one');
    expect(await read(kept, 'en/lab/?from=mail', 'navigate')).toBe('lab');
    expect(await read(kept, '_next/a.js')).toBe('a');
    expect(await kept.standing('en')).toEqual({ standing: 'kept', bytes: 15, keptBytes: 15 });
    expect(await kept.standing('ru')).toMatchObject({ standing: 'partly' });
  });

  it('says of a page that is not here that it is not, instead of an error of the browser', async () => {
    const kept = keeper(editionOf('1', first));
    await kept.keep('en');
    isOnline = false;
    expect(await read(kept, 'ru/', 'navigate')).toBe('not here');
    await expect(read(kept, '_next/unknown.js')).rejects.toThrow('no network');
  });

  it('leads on from an address without its last slash, and leaves alone what is not the course’s', async () => {
    const kept = keeper(editionOf('1', first));
    expect((await kept.answer(get('en/lab?a=1', 'navigate')))?.headers.get('location')).toBe(`${SCOPE}en/lab/?a=1`);
    expect(kept.answer(get('robots.txt'))).toBeUndefined();
    expect(kept.answer({ ...get('en/'), method: 'POST' })).toBeUndefined();
    expect(kept.answer({ ...get(''), url: 'https://course.example/other/' })).toBeUndefined();
  });

  it('goes on where it stopped', async () => {
    delete host['en/lab/'];
    const kept = keeper(editionOf('1', first));
    await kept.keep('en');
    expect(await kept.standing('en')).toMatchObject({ standing: 'partly', keptBytes: 12 });
    host = { ...first };
    asked = [];
    const onFile = vi.fn();
    await kept.keep('en', { onFile });
    expect(asked).toEqual(['en/lab/']);
    // What is here already is no news.
    expect(onFile).toHaveBeenCalledTimes(1);
  });

  it('keeps what was read, without being asked to keep all', async () => {
    const kept = keeper(editionOf('1', first));
    await read(kept, 'en/lab/', 'navigate');
    isOnline = false;
    expect(await read(kept, 'en/lab/', 'navigate')).toBe('lab');
  });

  it('takes no file for its own that is of another edition', async () => {
    const kept = keeper(editionOf('1', first));
    await kept.prepare(false);
    host['en/'] = 'two';
    expect(await read(kept, 'en/', 'navigate')).toBe('two');
    isOnline = false;
    expect(await read(kept, 'en/', 'navigate')).toBe('not here');
  });

  it('is forgotten whole when its reader says so, and another path’s course is not', async () => {
    await caches.open('course:/:1');
    await caches.open('course:/lb/more/:1');
    const kept = keeper(editionOf('1', first));
    await kept.keep('en');
    await kept.drop();
    expect(await kept.standing('en')).toMatchObject({ standing: 'partly', keptBytes: 0 });
    expect(await caches.keys()).toEqual(['course:/:1', 'course:/lb/more/:1']);
    expect(kept.answer(get('en/'))).toBeUndefined();
  });
});

describe('another edition', () => {
  const publish = () => {
    host = { ...second };
    asked = [];
    return keeper(editionOf('2', second));
  };

  it('has, before it takes over, all that the reader had, and fetches only what differs', async () => {
    await keeper(editionOf('1', first)).keep('en');
    const next = publish();
    await next.prepare(true);
    expect(asked.toSorted()).toEqual(['_next/b.js', 'en/']);
    await next.tidy(1);
    isOnline = false;
    expect(await read(next, 'en/', 'navigate')).toBe('two');
    expect(await caches.keys()).toEqual(['course:/lb/:2']);
  });

  it('gives a page of the earlier one, which is still open, the files of that one', async () => {
    await keeper(editionOf('1', first)).keep('en');
    const next = publish();
    await next.prepare(true);
    await next.tidy(2);
    expect(await read(next, '_next/a.js')).toBe('a');
  });

  it('fetches nothing while data are saved, and has the pages of the earlier one stand in', async () => {
    await keeper(editionOf('1', first)).keep('en');
    const next = publish();
    await next.prepare(false);
    expect(asked).toEqual([]);
    await next.tidy(1);
    isOnline = false;
    expect(await read(next, 'en/', 'navigate')).toBe('one');
    isOnline = true;
    expect(await read(next, 'en/', 'navigate')).toBe('two');
  });

  it('takes over although a file does not come: nobody is held on an old edition', async () => {
    await keeper(editionOf('1', first)).keep('en');
    const next = publish();
    host['en/'] = 'changed on its way';
    await next.prepare(true);
    expect(await next.standing('en')).toMatchObject({ standing: 'partly' });
  });

  it('leaves no more than three earlier ones behind, however many pages are open', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await caches.open(`course:/lb/:${id}`);
    const next = publish();
    await read(next, 'en/');
    await next.tidy(9);
    expect(await caches.keys()).toEqual(['c', 'd', 'e', '2'].map((id) => `course:/lb/:${id}`));
  });
});

describe('a device without room', () => {
  it('is told, and nothing is fetched on', async () => {
    caches.room = 1;
    await expect(keeper(editionOf('1', first)).keep('en')).rejects.toThrow('full');
    // As many as are asked for at once; the fourth is not.
    expect(asked).toHaveLength(3);
  });

  it('holds nobody on an old edition, and keeps no part of another beside it', async () => {
    await keeper(editionOf('1', first)).keep('en');
    host = { ...second, 'en/a/': 'a', 'en/b/': 'b' };
    // For the page of what is not here, the mark and one file more.
    caches.room = 5 + 3;
    const slow = new Promise((resolve) => setTimeout(resolve, 5));
    const askSlowly: typeof fetch = (input, init) =>
      String(input).endsWith('b.js') ? slow.then(() => ask(input, init)) : ask(input, init);
    await keeper(editionOf('2', host), askSlowly).prepare(true);
    await slow;
    // What came late finds room again, and takes none.
    await new Promise((resolve) => setTimeout(resolve));
    expect(await caches.keys()).toEqual(['course:/lb/:1']);
  });

  it('loses nothing of a course that was whole before it was full', async () => {
    const kept = keeper(editionOf('1', first));
    await kept.keep('en');
    caches.room = 0;
    await kept.keep('en');
    expect(await kept.standing('en')).toMatchObject({ standing: 'kept' });
  });
});
