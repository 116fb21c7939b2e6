import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Asked, Standing } from '../messages';
import { Caches } from './fixtures/caches';

const scope = 'https://course.example/lb/';
const caches = new Caches();
const registration: { scope: string; installing?: object; waiting?: object } = { scope };
let told: Standing[] = [];
const page = { postMessage: (standing: Standing) => void told.push(standing) };
let pages = [page];

type Handler = (event: { data: Asked; waitUntil(work: Promise<void>): void }) => void;
const handlers = new Map<string, Handler>();

/** A page's message, heeded to its end. */
async function say(data: Asked): Promise<void> {
  const work: Promise<void>[] = [];
  handlers.get('message')?.({ data, waitUntil: (heeded) => void work.push(heeded) });
  await Promise.all(work);
}

beforeAll(async () => {
  vi.stubGlobal('self', {
    registration,
    clients: { matchAll: async () => pages },
    addEventListener: (type: string, handler: Handler) => handlers.set(type, handler),
  });
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', async () => new Response('text'));
  vi.stubGlobal('EDITION', { id: '2', files: { 'en/': ['hash', 4, 'en'], '_next/a.js': ['hash-a', 4] } });
  await import('./worker');
});
afterAll(() => vi.unstubAllGlobals());
beforeEach(() => {
  caches.all.clear();
  caches.room = Number.POSITIVE_INFINITY;
  Object.assign(registration, { installing: undefined, waiting: undefined });
  told = [];
  pages = [page];
});

it('deletes an earlier edition once all of this one is here and the last page of the other has gone', async () => {
  await caches.open('course:/lb/:1');
  pages = [page, page];
  await say({ ask: 'keep', language: 'en' });
  expect(await caches.keys()).toEqual(['course:/lb/:1', 'course:/lb/:2']);
  pages = [page];
  await say({ ask: 'keep', language: 'en' });
  expect(await caches.keys()).toEqual(['course:/lb/:2']);
});

it.each(['installing', 'waiting'] as const)('leaves alone what an edition that is %s has gathered', async (state) => {
  await say({ ask: 'keep', language: 'en' });
  await caches.open('course:/lb/:3');
  registration[state] = {};
  await say({ ask: 'keep', language: 'en' });
  expect(await caches.keys()).toEqual(['course:/lb/:2', 'course:/lb/:3']);
});

it('says nothing of fetching when all is here', async () => {
  await say({ ask: 'keep', language: 'en' });
  expect(told.map(({ standing }) => standing)).toContain('fetching');
  told = [];
  await say({ ask: 'keep', language: 'en' });
  expect(told).toEqual([{ standing: 'kept', bytes: 8, keptBytes: 8 }]);
});

/** Room for the three entries of this edition, of which an earlier one has taken one. */
async function fillWithEarlier(): Promise<void> {
  caches.room = 3;
  await (await caches.open('course:/lb/:1')).put('old', new Response());
}

it('makes room of an earlier edition where both do not fit, rather than keep nothing', async () => {
  await fillWithEarlier();
  await say({ ask: 'keep', language: 'en' });
  expect(told.at(-1)).toMatchObject({ standing: 'kept' });
  expect(await caches.keys()).toEqual(['course:/lb/:2']);
});

it('takes no room from an edition that another open page may be of', async () => {
  pages = [page, page];
  await fillWithEarlier();
  await say({ ask: 'keep', language: 'en' });
  expect(told.at(-1)).toMatchObject({ standing: 'full' });
});
