import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import type { LessonShape } from '../course/schema/shape';
import { EVENT_VERSION, type NewEvent } from './events';
import { memoryStore } from './memoryStore';
import { createProgressStore, noticesOf } from './progressStore';
import { reduceProgress } from './reduceProgress';
import { randomId } from './stamp';
import { type EventStore, StorageError } from './storage';
import { useLessonProgress, useProgress } from './useProgress';

const shape: LessonShape = {
  ...{ id: 'lb', sections: [], predictions: [], recall: [], quiz: [], exercises: [] },
  trace: ['t1', 't2'].map((id) => ({ id, meaning: 'm1' })),
};
const opened: NewEvent = { type: 'LessonOpened', lesson: 'lb', step: null, meaning: null, payload: {} };
const answer = (step: string): NewEvent => ({
  type: 'StepAnswered',
  lesson: 'lb',
  ...{ step, meaning: 'm1', payload: { option: 'yes', attempt: 1, seed: 1 } },
});

/** One device whose tabs share a store and hear each other. */
function device() {
  const shared = memoryStore('absent');
  const listeners = new Map<number, () => void>();
  let tabs = 0;
  const open = async (): Promise<EventStore> => {
    const me = tabs++;
    return {
      ...shared,
      ...{ kind: 'indexeddb', reason: undefined },
      append: async (records) => {
        await shared.append(records);
        for (const [tab, hear] of listeners) if (tab !== me) hear();
      },
      subscribe: (hear) => {
        listeners.set(me, hear);
        return () => listeners.delete(me);
      },
    };
  };
  return { shared, open };
}

function tab(open: () => Promise<EventStore>, askToKeep = async () => true) {
  let clock = 0;
  const stamper = { now: () => ++clock, randomId, device: () => 'd'.repeat(32) };
  return createProgressStore({ open, askToKeep, stamper });
}
type Tab = ReturnType<typeof tab>;
const statuses = ({ state }: Tab) => reduceProgress(state.getState().events, shape).trace.map(({ status }) => status);
const noticed = ({ state }: Tab) => noticesOf(state.getState());

describe('progress of a page', () => {
  it('an answer shows at once, before it is stored', async () => {
    const page = tab(device().open);
    const stored = page.record(answer('t1'));
    expect(statuses(page)).toEqual(['answered', 'open']);
    expect(page.state.getState().unsaved).toHaveLength(1);
    await stored;
    expect(page.state.getState().unsaved).toEqual([]);
    expect(noticed(page)).toEqual([]);
  });

  it('closed in the middle of a trace and opened again, is at the same step', async () => {
    const { open } = device();
    await tab(open).record(answer('t1'));
    const again = tab(open);
    expect(again.state.getState().ready).toBe(false);
    await again.refresh();
    expect(again.state.getState().ready).toBe(true);
    expect(statuses(again)).toEqual(['answered', 'open']);
  });

  it('two tabs at once lose nothing, and each shows what the other did', async () => {
    const { open, shared } = device();
    const [one, two] = [tab(open), tab(open)];
    await Promise.all([one.refresh(), two.refresh()]);
    await one.record(answer('t1'));
    await vi.waitFor(() => expect(statuses(two)).toEqual(['answered', 'open']));
    await Promise.all([two.record(answer('t2')), one.record(opened)]);
    expect((await shared.all()).events).toHaveLength(3);
    await one.refresh();
    expect(statuses(one)).toEqual(['answered', 'answered']);
  });

  it('an answer is not undone by a reading that began before it', async () => {
    const page = tab(device().open);
    const reading = page.refresh();
    await page.record(answer('t1'));
    await reading;
    expect(statuses(page)).toEqual(['answered', 'open']);
  });

  it('a burst of answers is stored whole, in two writes', async () => {
    const { open, shared } = device();
    const append = vi.fn(shared.append);
    const page = tab(async () => ({ ...(await open()), append }));
    await page.refresh();
    const first = page.record(opened);
    await Promise.resolve();
    await Promise.all([first, ...Array.from({ length: 50 }, () => page.record(opened))]);
    expect(append).toHaveBeenCalledTimes(2);
    expect((await shared.all()).events).toHaveLength(51);
  });

  it('asks the browser to keep it at the first answer, once, and not before', async () => {
    const askToKeep = vi.fn(async () => true);
    const page = tab(device().open, askToKeep);
    await page.record(opened);
    expect(askToKeep).not.toHaveBeenCalled();
    await page.record(answer('t1'));
    await page.record(answer('t2'));
    expect(askToKeep).toHaveBeenCalledOnce();
  });
});

describe('a page tells', () => {
  it('that progress lives in memory only, and why', async () => {
    const page = tab(async () => memoryStore('refused'));
    await page.record(answer('t1'));
    expect(statuses(page)).toEqual(['answered', 'open']);
    expect(noticed(page)).toEqual([{ kind: 'memory', reason: 'refused' }]);
  });

  it('that records were set aside', async () => {
    const { open, shared } = device();
    await shared.append([{ id: 'a', v: EVENT_VERSION + 1 } as { id: string }, { id: 'b' }]);
    const page = tab(open);
    await page.refresh();
    expect(noticed(page)).toEqual([{ kind: 'set-aside', newer: 1, unreadable: 1 }]);
  });

  it('that the device is full; keeps the answer on the page and stores it once there is room', async () => {
    const { open, shared } = device();
    let room = false;
    const page = tab(async () => {
      const store = await open();
      const append: EventStore['append'] = (records) =>
        room ? store.append(records) : Promise.reject(new StorageError('full', undefined));
      return { ...store, append };
    });
    await page.record(answer('t1'));
    expect(noticed(page)).toEqual([{ kind: 'not-saved', because: 'full', unsaved: 1 }]);
    await page.refresh();
    expect(statuses(page)).toEqual(['answered', 'open']);
    room = true;
    await page.refresh();
    expect(noticed(page)).toEqual([]);
    expect((await shared.all()).events).toHaveLength(1);
  });

  it('that the store could not be opened, and asks for it again', async () => {
    const { open } = device();
    const opening = vi.fn(open).mockRejectedValueOnce(new Error('the network is gone'));
    const page = tab(opening);
    await page.record(answer('t1'));
    expect(noticed(page)).toEqual([{ kind: 'not-saved', because: 'failed', unsaved: 1 }]);
    await page.refresh();
    expect(noticed(page)).toEqual([]);
  });

  it('that the store cannot be read, and goes on', async () => {
    const page = tab(async () => ({ ...memoryStore('absent'), all: () => Promise.reject(new Error('damaged')) }));
    await page.refresh();
    expect(page.state.getState()).toMatchObject({ ready: true, failure: 'failed' });
  });
});

describe('a progress file', () => {
  it('carries progress to another device, and joins what is there', async () => {
    const [laptop, phone] = [tab(device().open), tab(device().open)];
    await laptop.record(answer('t1'));
    await phone.record(opened);
    expect(await phone.importFile(await laptop.exportFile())).toMatchObject({ ok: true });
    expect(statuses(phone)).toEqual(['answered', 'open']);
    expect(phone.state.getState().events).toHaveLength(2);
  });

  it('holds what the device keeps, though the page has not read it yet, and is not made where it cannot be read', async () => {
    const { open } = device();
    await tab(open).record(answer('t1'));
    expect(await tab(open).exportFile()).toContain('"t1"');
    await expect(tab(() => Promise.reject(new StorageError('failed', undefined))).exportFile()).rejects.toThrow();
  });

  it('that is damaged changes nothing', async () => {
    const page = tab(device().open);
    await page.record(opened);
    const before = page.state.getState();
    expect(await page.importFile('{}')).toMatchObject({ ok: false, why: { field: 'format' } });
    expect(page.state.getState()).toEqual(before);
  });

  it('that the device has no room for is refused with the reason', async () => {
    const append = () => Promise.reject(new StorageError('full', undefined));
    const page = tab(async () => ({ ...memoryStore('absent'), append }));
    expect(await page.importFile(await tab(device().open).exportFile())).toMatchObject({
      ok: false,
      why: { found: '"full"' },
    });
  });

  it('cannot bring back what was reset after it was made', async () => {
    const page = tab(device().open);
    await page.record(answer('t1'));
    const file = await page.exportFile();
    await page.record({ type: 'Reset', lesson: null, step: null, meaning: null, payload: {} });
    await page.importFile(file);
    expect(statuses(page)).toEqual(['open', 'locked']);
  });
});

function Page() {
  const [first] = useLessonProgress(shape).trace;
  return `${first?.status} ${useProgress(({ ready }) => ready)}`;
}

it('a page prerenders without a device: nothing done, not ready', () => {
  expect(renderToString(createElement(Page))).toBe('open false');
});
