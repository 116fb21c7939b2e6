import { readFileSync } from 'node:fs';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVENT_VERSION, LATEST_MS, type ProgressEvent } from './events';
import { answerTo, Device, newLocalStorage, resetOf, type Tab } from './fixtures/device';
import type { Notice, Standing } from './progressStore';
import { reduceProgress } from './reduceProgress';
import { standingOf } from './standing';
import { exportProgress } from './transfer';

const DATABASE = 'rlb-progress';

let device: Device;
beforeEach(() => {
  // What is tried again after a while would outlive a test otherwise; fake-indexeddb does not use it.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  device = new Device();
});
afterEach(() => {
  device.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Waits for work of which a part may be waited for in vain. */
async function patiently<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  void work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(100);
  }
  return work;
}

/** Three answers, stored; then every page is closed. */
async function before(): Promise<void> {
  const page = device.open();
  for (const step of ['a', 'b', 'c']) await page.record(answerTo(step));
  await page.refresh();
  device.close();
}

const opened = async (): Promise<Tab> => {
  const page = device.open();
  await patiently(page.refresh());
  return page;
};

/** How IndexedDB fails, under every page from now on. */
function rejecting(name: string) {
  const fail = () => {
    throw new DOMException('no', name);
  };
  return { opening: () => vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(fail), fail };
}

const blockLocalStorage = () => {
  device.localStorage = new Proxy(newLocalStorage(), { get: rejecting('SecurityError').fail });
};

const noRoom = () => vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(rejecting('QuotaExceededError').fail);

async function inDatabase(work: (database: Awaited<ReturnType<typeof openDB>>) => Promise<unknown>): Promise<void> {
  device.use();
  const database = await openDB(DATABASE);
  await work(database);
  database.close();
}

/** The progress file of a device that works. */
function fileOfAnother(): string {
  const records = [{ ...answerTo('x'), v: EVENT_VERSION, id: 'e'.repeat(32), at: 1, device: 'e'.repeat(32) }];
  return exportProgress({ events: records as ProgressEvent[], setAside: [] });
}

interface Fault {
  /** What the reader is told on the page that the fault befalls. */
  readonly tells: readonly Notice[];
  /** What is said of the fourth answer. By default it follows from what the reader is told. */
  readonly says?: Standing;
  /** Befalls the device between the first page, of three answers, and the second, on which a fourth is given. */
  readonly befalls?: () => unknown;
  /** Befalls the second page, after it has opened and before the fourth answer. */
  readonly meanwhile?: (page: Tab) => unknown;
  /** Whether the third page, after the second was closed, finds the device mended. By default it does. */
  readonly stays?: boolean;
}

const FAULTS: Readonly<Record<string, Fault>> = {
  'nothing at all': { tells: [] },
  'no room, when an answer is written': { tells: ['full'], befalls: noRoom },
  'no room, even to open': { tells: ['full'], befalls: () => rejecting('QuotaExceededError').opening() },
  'no IndexedDB': { tells: ['held'], befalls: () => (device.indexedDB = undefined as never), stays: true },
  'IndexedDB refused': { tells: ['held'], befalls: () => rejecting('SecurityError').opening() },
  'IndexedDB refused for good': { tells: ['held'], befalls: () => rejecting('SecurityError').opening(), stays: true },
  'opening that never answers, as behind an old tab that blocks': {
    tells: ['held'],
    befalls: () => vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => new IDBOpenDBRequest()),
  },
  'opening that fails once': {
    tells: [],
    befalls: () => vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(rejecting('UnknownError').fail),
  },
  'a transaction that never ends': {
    tells: ['held'],
    meanwhile: () => vi.spyOn(IDBObjectStore.prototype, 'getKey').mockImplementation(() => new IDBRequest() as never),
  },
  'transactions that are aborted': {
    tells: ['held'],
    meanwhile: () =>
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
        this.transaction.abort();
        throw new DOMException('aborted', 'AbortError');
      }),
  },
  'a connection closed under the page': {
    tells: [],
    meanwhile: () =>
      vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(rejecting('InvalidStateError').fail),
  },
  'the tab killed before the store has it': {
    tells: [],
    says: 'saving',
    meanwhile: (page) => void page.record(answerTo('d')),
  },
  'a newer course that made the database its own': {
    tells: ['newer'],
    befalls: async () => {
      device.use();
      await deleteDB(DATABASE);
      (await openDB(DATABASE, 2, { upgrade: (database) => void database.createObjectStore('dreams') })).close();
    },
    stays: true,
  },
  'a newer course that has raised the version of the database': {
    tells: [],
    befalls: async () => {
      device.use();
      (await openDB(DATABASE, 7, { upgrade: () => {} })).close();
    },
  },
  'one record overwritten with garbage': {
    tells: [],
    befalls: () =>
      inDatabase(async (database) => database.put('events', { id: (await database.getAllKeys('events'))[0] })),
  },
  'one record that the browser cannot read': {
    tells: [],
    befalls: () => {
      const get = IDBObjectStore.prototype.get;
      let lost: unknown;
      vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(rejecting('NotReadableError').fail);
      vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
        lost ??= key;
        if (key === lost) throw new DOMException('no', 'NotReadableError');
        return get.call(this, key);
      });
    },
  },
  'a database in which nothing stands': {
    tells: [],
    befalls: async () => {
      device.use();
      await deleteDB(DATABASE);
      (await openDB(DATABASE, 1)).close();
    },
  },
  'the whole store damaged, and thrown away by the browser': {
    tells: [],
    befalls: () => (device.indexedDB = new IDBFactory()),
  },
  'the store deleted while the page is open': {
    tells: [],
    meanwhile: () => {
      device.indexedDB = new IDBFactory();
      device.use();
    },
  },
  'localStorage thrown away': { tells: [], befalls: () => (device.localStorage = newLocalStorage()) },
  'localStorage blocked': {
    tells: [],
    befalls: () => void blockLocalStorage(),
    stays: true,
  },
  'a record of a newer course': {
    tells: ['set-aside'],
    befalls: () => inDatabase((database) => database.put('events', { id: 'f'.repeat(32), v: EVENT_VERSION + 1 })),
  },
  'a record of an unknown type': {
    tells: ['set-aside'],
    befalls: () =>
      inDatabase((database) => database.put('events', { id: 'f'.repeat(32), v: EVENT_VERSION, type: 'Dreamt' })),
  },
  'a clock a year back': { tells: [], befalls: () => (device.nowMs -= 365 * 86_400_000) },
  'a clock a year ahead': { tells: [], befalls: () => (device.nowMs += 365 * 86_400_000) },
  'a clock past the end of time': { tells: [], befalls: () => (device.nowMs = LATEST_MS + 1) },
  'a clock before its beginning': { tells: [], befalls: () => (device.nowMs = -1e12) },
};

describe('three answers, a fault, a fourth, a closed tab, another: four are there, in order, and the reader was told', () => {
  it.each(Object.entries(FAULTS))('%s', async (_, { tells, says, befalls, meanwhile, stays = false }) => {
    await before();
    await befalls?.();
    const page = await opened();
    expect(page.answered()).toEqual(['a', 'b', 'c']);
    await meanwhile?.(page);
    if (!page.answered().includes('d')) await patiently(page.record(answerTo('d')));
    expect(page.notices()).toEqual(tells);
    const sign = says ?? (tells.some((told) => told !== 'set-aside') ? 'held' : 'saved');
    expect(standingOf(page.state.getState(), 'lb', 'd')).toBe(sign);
    device.close();
    if (!stays) vi.restoreAllMocks();
    const again = await opened();
    expect(again.answered()).toEqual(['a', 'b', 'c', 'd']);
    expect(standingOf(again.state.getState(), 'lb', 'd')).toBe(stays ? sign : 'saved');
  });
});

/** What became of the lesson of which steps a, b and c were answered; `asks` for those again that it names. */
const EDITS: Readonly<
  Record<string, { steps: readonly string[]; counts: readonly string[]; asks: readonly string[] }>
> = {
  'nothing, or its wording alone': { steps: ['a m1', 'b m1', 'c m1'], counts: ['a', 'b', 'c'], asks: [] },
  'the meaning of a step': { steps: ['a m1', 'b m2', 'c m1'], counts: ['a', 'c'], asks: ['b'] },
  'a step removed': { steps: ['a m1', 'c m1'], counts: ['a', 'c'], asks: [] },
  'a step removed, and there again': { steps: ['a m1', 'b m1', 'c m1'], counts: ['a', 'b', 'c'], asks: [] },
  'a step added before others': { steps: ['new m1', 'a m1', 'b m1', 'c m1'], counts: [], asks: [] },
  'steps in another order': { steps: ['c m1', 'b m1', 'a m1'], counts: ['c', 'b', 'a'], asks: [] },
};

describe('a lesson is edited after three of its steps were answered: no answer is lost, and what counts no more says so', () => {
  it.each(Object.entries(EDITS))('%s', async (_, { steps, counts, asks }) => {
    await before();
    const page = await opened();
    const trace = steps.map((step) => ({ id: step.split(' ')[0]!, meaning: step.split(' ')[1]! }));
    const shape = { id: 'lb', sections: [], predictions: [], recall: [], quiz: [], exercises: [], trace };
    const lesson = reduceProgress(page.state.getState().events, shape);
    expect(page.answered()).toEqual(['a', 'b', 'c']);
    expect(lesson.trace.filter(({ status }) => status === 'answered').map(({ id }) => id)).toEqual(counts);
    expect(lesson.trace.filter(({ stale }) => stale).map(({ id }) => id)).toEqual(asks);
  });
});

describe('where nothing can be kept at all', () => {
  beforeEach(() => {
    blockLocalStorage();
    rejecting('SecurityError').opening();
  });

  it('the page says so before the first answer, has what is answered, and hands it out', async () => {
    const page = await opened();
    expect(page.notices()).toEqual(['memory']);
    expect(await patiently(page.record(answerTo('a')))).toBe(false);
    expect(page.answered()).toEqual(['a']);
    expect(await page.exportFile()).toContain('"step":"a"');
  });

  it('a file can be gone on with', async () => {
    const page = await opened();
    const file = await page.openFile(fileOfAnother());
    expect(file.ok && (await page.join(file))).toBe(null);
    expect(page.answered()).toEqual(['x']);
    expect(page.notices()).toEqual(['memory']);
  });
});

describe('more than the reserve can hold', () => {
  it('of a file, where there is no store, leaves room for answers: these are kept, and of the file nothing', async () => {
    device.indexedDB = undefined as never;
    const page = await opened();
    const { records } = JSON.parse(fileOfAnother());
    const many = Array.from({ length: 5000 }, (_, n) => ({ ...records[0], id: n.toString(16).padStart(32, '0') }));
    const file = await page.openFile(exportProgress({ events: many, setAside: [] }));
    expect(file.ok && (await page.join(file))).toBe(null);
    expect(page.answered()).toHaveLength(5000);
    expect(page.notices()).toEqual(['memory']);
    await patiently(page.record(answerTo('a')));
    device.close();
    expect((await opened()).answered()).toEqual(['a']);
  });

  it('lost by the browser, is missed and told', async () => {
    const page = await opened();
    const long = { grade: 3, answer: 'long '.repeat(10_000) } as const;
    const about = { type: 'RecallGraded', lesson: 'lb', step: 'card', meaning: 'm1' } as const;
    for (let count = 0; count < 30; count++) await page.record({ ...about, payload: long });
    await page.refresh();
    device.close();
    device.indexedDB = new IDBFactory();
    const again = await opened();
    expect(again.notices()).toEqual(['vanished']);
    expect(again.state.getState().events).toHaveLength(19);
  });
});

describe('the store is asked again by itself', () => {
  it('and what was answered meanwhile is stored without a word of the reader', async () => {
    const fault = noRoom();
    const page = await opened();
    await page.record(answerTo('a'));
    expect(page.notices()).toEqual(['full']);
    fault.mockRestore();
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(2000);
      expect(page.notices()).toEqual([]);
    });
    expect(page.state.getState().unsaved).toEqual([]);
  });
});

describe('what older versions of the course wrote', () => {
  it.each([1, EVENT_VERSION])('version %i counts, and goes out as the present one', async (version) => {
    const records = JSON.parse(readFileSync(new URL(`./fixtures/v${version}.json`, import.meta.url), 'utf8'));
    await (await opened()).record(resetOf('none'));
    await inDatabase((database) => Promise.all(records.map((record: unknown) => database.put('events', record))));
    const page = await opened();
    expect(page.notices()).toEqual([]);
    const { records: out } = JSON.parse(await page.exportFile());
    expect(out).toHaveLength(records.length + 1);
    expect(new Set(out.map(({ v }: { v: number }) => v))).toEqual(new Set([EVENT_VERSION]));
  });
});
