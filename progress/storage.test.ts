import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askToKeep } from './askToKeep';
import { EVENT_VERSION, type ProgressEvent } from './events';
import { newLocalStorage } from './fixtures/device';
import { openEventStore } from './openEventStore';
import type { EventStore, StoredRecord } from './storage';

const opened = (n: number): ProgressEvent => ({
  v: EVENT_VERSION,
  id: n.toString(16).padStart(32, '0'),
  at: n,
  device: 'd'.repeat(32),
  type: 'LessonOpened',
  lesson: 'lb',
  ...{ step: null, meaning: null, payload: {} },
});
const timesIn = async (store: EventStore) => (await store.all()).events.map(({ at }) => at);

const tabs: EventStore[] = [];
function tab(): EventStore {
  const store = openEventStore();
  tabs.push(store);
  return store;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('localStorage', newLocalStorage());
});
afterEach(() => {
  for (const store of tabs.splice(0)) store.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('a store', () => {
  it('begins empty', async () => {
    expect(await tab().all()).toEqual({ events: [], setAside: [], failure: null, unstored: [], missing: 0 });
  });

  it('gives back what was appended, in order', async () => {
    const store = tab();
    await store.append([opened(3)]);
    await store.append([opened(2), opened(1)]);
    expect(await timesIn(store)).toEqual([1, 2, 3]);
  });

  it('appending an id again changes nothing, in one batch or in two, few or many', async () => {
    const store = tab();
    await store.append([opened(1), opened(1)]);
    const forged = { ...opened(1), lesson: 'forged' };
    await store.append([forged, opened(2)]);
    await store.append([forged, ...Array.from({ length: 100 }, (_, index) => opened(index + 2))]);
    const { events } = await store.all();
    expect(events).toHaveLength(101);
    expect(new Set(events.map(({ lesson }) => lesson))).toEqual(new Set(['lb']));
  });

  it('sets aside what it cannot read, and never overwrites it', async () => {
    const store = tab();
    const newer = { ...opened(1), v: EVENT_VERSION + 1, type: 'DreamReported' };
    await store.append([newer, opened(2)]);
    await store.append([opened(1)]);
    const { events, setAside } = await store.all();
    expect(events).toEqual([opened(2)]);
    expect(setAside).toMatchObject([{ record: newer, newer: true, why: { field: 'v' } }]);
  });

  it('is done with an answer only when the device has it, not the memory of the system alone', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await tab().append([opened(1)]);
    expect(transaction).toHaveBeenCalledWith(expect.anything(), 'readwrite', { durability: 'strict' });
  });

  it('an unsubscribed listener hears nothing, and stopping twice is harmless', async () => {
    const [one, two] = [tab(), tab()];
    const stop = two.subscribe(() => expect.unreachable());
    stop();
    stop();
    await one.append([opened(1)]);
  });
});

describe('two tabs at once', () => {
  it('lose nothing', async () => {
    const [one, two] = [tab(), tab()];
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(numbers.map((n) => (n % 2 ? one : two).append([opened(n), opened(n + 1)])));
    expect(await timesIn(one)).toEqual([...numbers, 40]);
    expect(await timesIn(two)).toEqual([...numbers, 40]);
  });

  it('hear of each other', async () => {
    const [one, two] = [tab(), tab()];
    const heard = new Promise<void>((resolve) => two.subscribe(resolve));
    await one.append([opened(1)]);
    await heard;
    expect(await timesIn(two)).toEqual([1]);
  });

  it('share the store where there is no BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const [one, two] = [tab(), tab()];
    await one.append([opened(1)]);
    expect(await timesIn(two)).toEqual([1]);
  });

  it('give way where a newer course changes the database', async () => {
    const store = tab();
    await store.append([opened(1)]);
    (await openDB('rlb-progress', 9, { upgrade: () => {} })).close();
    await store.append([opened(2)]);
    expect(await timesIn(store)).toEqual([1, 2]);
  });
});

describe('a full device', () => {
  it('is reported; nothing of the batch is stored and what was there stays', async () => {
    const store = tab();
    await store.append([opened(1)]);
    const add = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, record: StoredRecord) {
      if (record.id === opened(3).id) throw new DOMException('full', 'QuotaExceededError');
      return add.call(this, record);
    });
    await expect(store.append([opened(2), opened(3)])).rejects.toMatchObject({ name: 'StorageError', kind: 'full' });
    vi.restoreAllMocks();
    expect(await timesIn(store)).toEqual([1]);
  });
});

describe('a database that a newer course made its own', () => {
  it('stays as it is', async () => {
    (await openDB('rlb-progress', 2, { upgrade: (database) => void database.createObjectStore('dreams') })).close();
    expect(await tab().all()).toMatchObject({ failure: 'newer' });
    const database = await openDB('rlb-progress');
    expect([database.version, [...database.objectStoreNames]]).toEqual([2, ['dreams']]);
    database.close();
  });
});

describe('asking the browser to keep what is stored', () => {
  it.each([
    ['a browser that can and does', { storage: { persist: async () => true } }, true],
    ['a browser that refuses', { storage: { persist: async () => false } }, false],
    ['plain HTTP, where there is nothing to ask', {}, false],
    ['a browser that fails', { storage: { persist: () => Promise.reject(new Error('no')) } }, false],
  ])('%s', async (_, navigator, kept) => {
    vi.stubGlobal('navigator', navigator);
    expect(await askToKeep()).toBe(kept);
  });
});
