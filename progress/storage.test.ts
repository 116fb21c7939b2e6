import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askToKeep } from './askToKeep';
import { EVENT_VERSION, type ProgressEvent } from './events';
import { memoryStore } from './memoryStore';
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
const idsIn = async (store: EventStore) => (await store.all()).events.map(({ at }) => at).sort((a, b) => a - b);

const tabs: EventStore[] = [];
async function tab(): Promise<EventStore> {
  const store = await openEventStore();
  tabs.push(store);
  return store;
}

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(() => {
  for (const store of tabs.splice(0)) store.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe.each<[EventStore['kind'], () => Promise<EventStore>]>([
  ['indexeddb', tab],
  ['memory', async () => memoryStore('absent')],
])('the contract of a store: %s', (kind, open) => {
  it('says what it is, and begins empty', async () => {
    const store = await open();
    expect(store.kind).toBe(kind);
    expect(await store.all()).toEqual({ events: [], setAside: [] });
  });

  it('gives back what was appended', async () => {
    const store = await open();
    await store.append([opened(1)]);
    await store.append([opened(2), opened(3)]);
    expect(await idsIn(store)).toEqual([1, 2, 3]);
  });

  it('appending an id again changes nothing, in one batch or in two', async () => {
    const store = await open();
    await store.append([opened(1), opened(1)]);
    await store.append([{ ...opened(1), lesson: 'forged' }, opened(2)]);
    const { events } = await store.all();
    expect(events.map(({ lesson }) => lesson)).toEqual(['lb', 'lb']);
  });

  it('sets aside what it cannot read, and never overwrites it', async () => {
    const store = await open();
    const newer = { ...opened(1), v: EVENT_VERSION + 1, type: 'DreamReported' };
    await store.append([newer, opened(2)]);
    await store.append([opened(1)]);
    const { events, setAside } = await store.all();
    expect(events).toEqual([opened(2)]);
    expect(setAside).toMatchObject([
      { record: newer, newer: true, why: { field: 'v', found: String(EVENT_VERSION + 1) } },
    ]);
  });

  it('an unsubscribed listener hears nothing, and stopping twice is harmless', async () => {
    const store = await open();
    const stop = store.subscribe(() => expect.unreachable());
    stop();
    stop();
    await store.append([opened(1)]);
  });
});

describe('two tabs at once', () => {
  it('lose nothing', async () => {
    const [one, two] = [await tab(), await tab()];
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(numbers.map((n) => (n % 2 ? one : two).append([opened(n), opened(n + 1)])));
    expect(await idsIn(one)).toEqual([...numbers, 40]);
    expect(await idsIn(two)).toEqual([...numbers, 40]);
  });

  it('hear of each other', async () => {
    const [one, two] = [await tab(), await tab()];
    const heard = new Promise<void>((resolve) => two.subscribe(resolve));
    await one.append([opened(1)]);
    await heard;
    expect(await idsIn(two)).toEqual([1]);
  });

  it('share the store where there is no BroadcastChannel', async () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const [one, two] = [await tab(), await tab()];
    await one.append([opened(1)]);
    expect(await idsIn(two)).toEqual([1]);
  });
});

describe('progress outlives', () => {
  it('the page', async () => {
    const before = await tab();
    await before.append([opened(1)]);
    before.close();
    expect(await idsIn(await tab())).toEqual([1]);
  });

  it('a connection that was closed under the page', async () => {
    const store = await tab();
    await store.append([opened(1)]);
    const other = await openDB('rlb-progress', 1);
    const close = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw new DOMException('the connection is closing', 'InvalidStateError');
    });
    await store.append([opened(2)]);
    expect(close.mock.calls.length).toBeGreaterThan(1);
    other.close();
    expect(await idsIn(store)).toEqual([1, 2]);
  });
});

describe('a full device', () => {
  it('is reported; nothing of the batch is stored and what was there stays', async () => {
    const store = await tab();
    await store.append([opened(1)]);
    const add = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, record: StoredRecord) {
      if (record.id === opened(3).id) throw new DOMException('full', 'QuotaExceededError');
      return add.call(this, record);
    });
    await expect(store.append([opened(2), opened(3)])).rejects.toMatchObject({ name: 'StorageError', kind: 'full' });
    vi.restoreAllMocks();
    expect(await idsIn(store)).toEqual([1]);
  });
});

describe('memory stands in, and says why', () => {
  const reasonNow = async () => (await tab()).reason;

  it('where there is no IndexedDB', async () => {
    vi.stubGlobal('indexedDB', undefined);
    expect(await reasonNow()).toBe('absent');
  });

  it('where even looking at it throws, as in a sandboxed frame', async () => {
    vi.unstubAllGlobals();
    const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get: () => {
        throw new DOMException('sandboxed', 'SecurityError');
      },
    });
    expect(await reasonNow()).toBe('refused');
    Object.defineProperty(globalThis, 'indexedDB', real);
  });

  it('where opening is refused', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('no', 'SecurityError');
    });
    expect(await reasonNow()).toBe('refused');
  });

  it('where the database is damaged: it has no place for events', async () => {
    (await openDB('rlb-progress', 1)).close();
    expect(await reasonNow()).toBe('refused');
  });

  it('where a newer course has made the database its own, which stays as it is', async () => {
    (await openDB('rlb-progress', 2, { upgrade: (database) => void database.createObjectStore('dreams') })).close();
    expect(await reasonNow()).toBe('newer');
    const database = await openDB('rlb-progress');
    expect([database.version, [...database.objectStoreNames]]).toEqual([2, ['dreams']]);
    database.close();
  });

  it('where the browser never answers', async () => {
    vi.useFakeTimers();
    vi.spyOn(IDBFactory.prototype, 'open').mockReturnValue(new IDBOpenDBRequest());
    const reason = reasonNow();
    await vi.runAllTimersAsync();
    expect(await reason).toBe('silent');
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
