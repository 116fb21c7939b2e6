import type { Locale } from '../../../course/languages';
import { type Asked, type Standing, savesData } from '../messages';
import { type Edition, isFull, keeperOf } from './edition';

declare const self: ServiceWorkerGlobalScope;
/** Written into the script when the site is built (`scripts/offline.ts`). */
declare const EDITION: Edition;

/** How often pages are told how far the fetching is, at most. */
const TELL_MS = 250;

const keeper = keeperOf(EDITION, self.registration.scope, caches, (...request) => fetch(...request));

self.addEventListener('install', (event) => event.waitUntil(keeper.prepare(!savesData(navigator))));

// The page that was here before this worker asks it for its later parts, too.
self.addEventListener('activate', (event) => event.waitUntil(Promise.all([tidy(), self.clients.claim()])));

self.addEventListener('fetch', (event) => {
  const answer = keeper.answer(event.request);
  if (answer) event.respondWith(answer);
});

self.addEventListener('message', (event) => event.waitUntil(heed(event.data)));

async function tidy(): Promise<void> {
  if (!isNextOnItsWay()) await keeper.tidy(await countPages());
}

/** What the next edition has gathered is not to be taken for an earlier one's. */
function isNextOnItsWay(): boolean {
  const { installing, waiting } = self.registration;
  return Boolean(installing ?? waiting);
}

async function countPages(): Promise<number> {
  return (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length;
}

async function heed(asked: Asked): Promise<void> {
  switch (asked.ask) {
    case 'take-over':
      return self.skipWaiting();
    case 'drop':
      await keeper.drop();
      await self.registration.unregister();
      return;
    case 'keep':
      return keep(asked.language);
    case 'tell':
      return tell(await keeper.standing(asked.language));
  }
}

/** Fetches, and tells how far it is. On a full device what was learnt comes before what can be fetched again. */
async function keep(language: Locale): Promise<void> {
  let toldMs = 0;
  let isOver = false;
  const tellOnTheWay = async () => {
    const now = await keeper.standing(language);
    if (!isOver) await tell({ ...now, standing: 'fetching' });
  };
  const onFile = () => {
    if (Date.now() - toldMs < TELL_MS) return;
    toldMs = Date.now();
    void tellOnTheWay();
  };
  try {
    await keeper.keep(language, { onFile });
    isOver = true;
    // What an earlier edition stayed for may be here by now, and its pages gone.
    await tidy();
    await tell(await keeper.standing(language));
  } catch (error) {
    if (!isFull(error)) throw error;
    // Room for one edition, not for two: the last open page needs nothing of an earlier one.
    const isAlone = !isNextOnItsWay() && (await countPages()) <= 1;
    if (isAlone && (await keeper.clearEarlier())) return keep(language);
    const standing = await keeper.standing(language);
    await keeper.drop();
    await tell({ ...standing, standing: 'full', keptBytes: 0 });
  }
}

async function tell(standing: Standing): Promise<void> {
  for (const client of await self.clients.matchAll({ type: 'window' })) client.postMessage(standing);
}
