import 'fake-indexeddb/auto';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LessonShape } from '../course/schema/shape';
import type { NewEvent, ProgressEvent } from './events';
import { answerTo, Device, resetOf, type Tab } from './fixtures/device';
import { openEventStore } from './openEventStore';
import { createProgressStore } from './progressStore';
import { reduceProgress } from './reduceProgress';
import { randomId } from './stamp';
import { standingOf } from './standing';
import { useLessonProgress, useProgress } from './useProgress';

const shape: LessonShape = {
  ...{ id: 'lb', sections: [], predictions: [], recall: [], quiz: [], exercises: [] },
  trace: ['t1', 't2'].map((id) => ({ id, meaning: 'm1' })),
};
const opened: NewEvent = { type: 'LessonOpened', lesson: 'lb', step: null, meaning: null, payload: {} };
const statuses = ({ state }: Pick<Tab, 'state'>) =>
  reduceProgress(state.getState().events, shape).trace.map(({ status }) => status);
const standing = ({ state }: Pick<Tab, 'state'>, step: string) => standingOf(state.getState(), 'lb', step);

let device: Device;
beforeEach(() => {
  device = new Device();
});
afterEach(() => {
  device.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('progress of a page', () => {
  it('an answer shows at once; it is said to be saved once the device has it, and not before', async () => {
    const page = device.open();
    expect(standing(page, 't1')).toBe(null);
    const stored = page.record(answerTo('t1'));
    expect(statuses(page)).toEqual(['answered', 'open']);
    expect(standing(page, 't1')).toBe('saving');
    expect(await stored).toBe(true);
    expect(standing(page, 't1')).toBe('saved');
    expect(page.notices()).toEqual([]);
  });

  it('of an answer before a reset of its lesson nothing is said, as its step is open again', async () => {
    const page = device.open();
    await page.record(answerTo('t1'));
    await page.record(resetOf('another'));
    expect(standing(page, 't1')).toBe('saved');
    for (const lesson of ['lb', null]) {
      await page.record(resetOf(lesson));
      expect(standing(page, 't1')).toBe(null);
      await page.record(answerTo('t1'));
      expect(standing(page, 't1')).toBe('saved');
    }
  });

  it('an answer that the store does not take is not said to be saved: it is kept aside, or nowhere', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    const page = device.open();
    expect(await page.record(answerTo('t1'))).toBe(true);
    expect(standing(page, 't1')).toBe('held');
    device.localStorage = undefined as never;
    expect(await page.record(answerTo('t2'))).toBe(false);
    expect(standing(page, 't2')).toBe('unsaved');
    expect(page.notices()).toEqual(['not-saved']);
  });

  it('closed in the middle of a trace and opened again, is at the same step', async () => {
    await device.open().record(answerTo('t1'));
    const again = device.open();
    expect(again.state.getState().ready).toBe(false);
    await again.refresh();
    expect(again.state.getState().ready).toBe(true);
    expect(statuses(again)).toEqual(['answered', 'open']);
  });

  it('two tabs at once lose nothing, and each shows what the other did', async () => {
    const [one, two] = [device.open(), device.open()];
    await Promise.all([one.refresh(), two.refresh()]);
    await one.record(answerTo('t1'));
    await vi.waitFor(() => expect(statuses(two)).toEqual(['answered', 'open']));
    await Promise.all([two.record(answerTo('t2')), one.record(opened)]);
    await one.refresh();
    expect(one.state.getState().events).toHaveLength(3);
    expect(statuses(one)).toEqual(['answered', 'answered']);
  });

  it('an answer is not undone by a reading that began before it', async () => {
    const page = device.open();
    const reading = page.refresh();
    await page.record(answerTo('t1'));
    await reading;
    expect(statuses(page)).toEqual(['answered', 'open']);
  });

  it('a look that finds nothing new leaves the events as they are, and one that does reads no more than that', async () => {
    const [one, two] = [device.open(), device.open()];
    await one.record(answerTo('t1'));
    await two.refresh();
    const { events } = two.state.getState();
    const all = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    const each = vi.spyOn(IDBObjectStore.prototype, 'get');
    await two.refresh();
    expect(two.state.getState().events).toBe(events);
    await one.record(answerTo('t2'));
    await vi.waitFor(() => expect(statuses(two)).toEqual(['answered', 'answered']));
    expect([all.mock.calls.length, each.mock.calls.length]).toEqual([0, 1]);
  });

  it('what the store has taken is unsaved no more, though a look has put a copy in its place meanwhile', async () => {
    let take = () => {};
    const taken = new Promise<void>((resolve) => {
      take = resolve;
    });
    const copies: ProgressEvent[] = [];
    const read = { setAside: [], failure: 'failed', missing: 0 } as const;
    const page = createProgressStore({
      open: async () => ({
        all: async () => ({ ...read, events: copies, unstored: copies }),
        append: () => taken,
        subscribe: () => () => {},
        close: () => {},
      }),
      hold: () => true,
      askToKeep: async () => true,
      stamper: { now: () => 0, randomId, device: () => device.id },
    });
    vi.useFakeTimers();
    const stored = page.record(answerTo('t1'));
    copies.push(...structuredClone(page.state.getState().unsaved));
    await page.refresh();
    take();
    await stored;
    expect(page.state.getState().unsaved).toEqual([]);
  });

  it('a burst of answers is stored whole, in two writes', async () => {
    device.use();
    const store = openEventStore();
    const append = vi.spyOn(store, 'append');
    const page = createProgressStore({
      open: async () => store,
      hold: () => true,
      askToKeep: async () => true,
      stamper: { now: () => 0, randomId, device: () => device.id },
    });
    await page.refresh();
    const first = page.record(opened);
    await Promise.resolve();
    await Promise.all([first, ...Array.from({ length: 50 }, () => page.record(opened))]);
    expect(append).toHaveBeenCalledTimes(2);
    expect((await store.all()).events).toHaveLength(51);
    store.close();
  });

  it('asks the browser to keep it at the first answer, once, and not before', async () => {
    const askToKeep = vi.fn(async () => true);
    const page = createProgressStore({
      open: () => Promise.reject(new Error('the network is gone')),
      hold: () => true,
      askToKeep,
      stamper: { now: () => 0, randomId, device: () => device.id },
    });
    vi.useFakeTimers();
    await page.record(opened);
    expect(askToKeep).not.toHaveBeenCalled();
    await page.record(answerTo('t1'));
    await page.record(answerTo('t2'));
    expect(askToKeep).toHaveBeenCalledOnce();
  });
});

describe('a progress file', () => {
  const joined = async (page: Tab, text: string) => {
    const file = await page.openFile(text);
    if (!file.ok) throw new Error(JSON.stringify(file.why));
    expect(await page.join(file)).toBe(null);
    return file;
  };

  it('carries progress to another device, and joins what is there', async () => {
    const laptop = device.open();
    await laptop.record(answerTo('t1'));
    const text = await laptop.exportFile();
    const phone = new Device();
    const page = phone.open();
    await page.record(opened);
    expect(await joined(page, text)).toMatchObject({ isForeign: true, forgets: 0, aheadMs: null });
    expect(statuses(page)).toEqual(['answered', 'open']);
    expect(page.state.getState().events).toHaveLength(2);
    phone.close();
  });

  it('the same twice brings nothing new', async () => {
    const page = device.open();
    await page.record(answerTo('t1'));
    const text = await page.exportFile();
    expect(await joined(page, text)).toMatchObject({ fresh: [], isForeign: false });
  });

  it('holds what the device keeps, though the page has not read it yet', async () => {
    await device.open().record(answerTo('t1'));
    expect(await device.open().exportFile()).toContain('"t1"');
  });

  it('is not made where the device cannot be read: a part would pass for the whole', async () => {
    await device.open().record(answerTo('t1'));
    vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await expect(device.open().exportFile()).rejects.toThrow('failed');
  });

  it('that is damaged changes nothing', async () => {
    const page = device.open();
    await page.record(opened);
    const before = page.state.getState();
    expect(await page.openFile('{}')).toMatchObject({ ok: false, why: { field: 'format' } });
    expect(page.state.getState()).toEqual(before);
  });

  it('that the device has no room for is not taken, and changes nothing', async () => {
    const page = device.open();
    await page.record(answerTo('t1'));
    const text = await page.exportFile();
    const phone = new Device();
    const other = phone.open();
    const file = await other.openFile(text);
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(file.ok && (await other.join(file))).toBe('full');
    expect(statuses(other)).toEqual(['open', 'locked']);
    phone.close();
  });

  it('cannot bring back what was reset after it was made', async () => {
    const page = device.open();
    await page.record(answerTo('t1'));
    const file = await page.exportFile();
    await page.record(resetOf(null));
    await joined(page, file);
    expect(statuses(page)).toEqual(['open', 'locked']);
  });

  it('of another learner that resets all: the reader is warned, and what it did can be taken back, and let count again', async () => {
    const theirs = new Device();
    theirs.nowMs = Date.UTC(2027, 0, 1);
    const other = theirs.open();
    await other.record(answerTo('t2'));
    await other.record(resetOf(null));
    const text = await other.exportFile();
    theirs.close();

    const page = device.open();
    await page.record(answerTo('t1'));
    const file = await joined(page, text);
    expect(file).toMatchObject({ isForeign: true, forgets: 1, aheadMs: expect.any(Number) });
    expect(statuses(page)).toEqual(['open', 'locked']);
    await page.undo(file.fresh);
    expect(statuses(page)).toEqual(['answered', 'open']);

    const again = await joined(page, text);
    expect(statuses(page)).toEqual(['answered', 'open']);
    await page.undo(again.takenBackBy);
    expect(statuses(page)).toEqual(['open', 'locked']);
  });
});

it('a reset can be taken back, also after the page was closed, and a file made before does not reset again', async () => {
  const page = device.open();
  await page.record(answerTo('t1'));
  await page.record(resetOf('lb'));
  const file = await page.exportFile();
  const again = device.open();
  await again.refresh();
  const reset = again.state.getState().events.find(({ type }) => type === 'Reset')!;
  await again.undo([reset.id]);
  expect(statuses(again)).toEqual(['answered', 'open']);
  const read = await again.openFile(file);
  expect(read).toMatchObject({ ok: true, forgets: 0, takenBackBy: [] });
  if (read.ok) await again.join(read);
  expect(statuses(again)).toEqual(['answered', 'open']);
});

function Page() {
  const [first] = useLessonProgress(shape).trace;
  return `${first?.status} ${useProgress(({ ready }) => ready)}`;
}

it('a page prerenders without a device: nothing done, not ready', () => {
  expect(renderToString(createElement(Page))).toBe('open false');
});
