import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { draftStore } from './draftStore';
import { createDrafts, type DraftStore } from './drafts';
import { newLocalStorage } from './fixtures/device';

const working = async () => draftStore();
const full = async (): Promise<DraftStore> => ({
  all: () => Promise.reject(new Error('full')),
  put: () => Promise.reject(new Error('full')),
});
const forgetLocalStorage = () => vi.stubGlobal('localStorage', newLocalStorage());

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  forgetLocalStorage();
});
afterEach(() => vi.unstubAllGlobals());

describe('a draft', () => {
  it('is there at the next visit, at once, though the store never had it', () => {
    createDrafts(full).write('card', 'All announce');
    expect(createDrafts(full).textOf('card')).toBe('All announce');
  });

  it('outlives a browser that was killed before it wrote down its localStorage', async () => {
    const page = createDrafts(working);
    page.write('card', 'All announce');
    await page.save();
    forgetLocalStorage();
    const next = createDrafts(working);
    await next.load();
    expect(next.textOf('card')).toBe('All announce');
  });

  it('that localStorage lost is there again after a visit, though the store is then lost', async () => {
    const page = createDrafts(working);
    page.write('card', 'All announce');
    await page.save();
    forgetLocalStorage();
    await createDrafts(working).load();
    vi.stubGlobal('indexedDB', new IDBFactory());
    const next = createDrafts(working);
    await next.load();
    expect(next.textOf('card')).toBe('All announce');
  });

  it('is said to be saved when the store has it, as it now reads', async () => {
    const page = createDrafts(working);
    expect(page.standingOf('card')).toBe(null);
    page.write('card', 'All');
    expect(page.standingOf('card')).toBe('saving');
    const saving = page.save();
    await Promise.resolve();
    page.write('card', 'All announce');
    await saving;
    expect(page.standingOf('card')).toBe('saving');
    await page.save();
    expect(page.standingOf('card')).toBe('saved');
    const failing = createDrafts(full);
    failing.write('card', 'All');
    await failing.save();
    expect(failing.standingOf('card')).toBe('held');
  });

  it('that nothing keeps as it now reads is said not to be saved, until something does', async () => {
    const page = createDrafts(full);
    page.write('card', 'All');
    await page.save();
    const { setItem } = localStorage;
    localStorage.setItem = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    page.write('card', 'All announce');
    expect(page.standingOf('card')).toBe('unsaved');
    localStorage.setItem = setItem;
    page.write('card', 'All announce it');
    expect(page.standingOf('card')).toBe('held');
    vi.stubGlobal('localStorage', undefined);
    expect(page.standingOf('card')).toBe('unsaved');
  });

  it('is read with all there ever were, and a page is told as often as of one', async () => {
    const before = createDrafts(working);
    for (let card = 0; card < 100; card++) before.write(`card ${card}`, 'All');
    await before.save();
    const page = createDrafts(working);
    const tell = vi.fn();
    page.state.subscribe(tell);
    await page.load();
    expect(Object.keys(page.state.getState().stored)).toHaveLength(100);
    expect(tell).toHaveBeenCalledTimes(3);
  });

  it('that the store did not take is given to it at the next visit, and not said to be saved before', async () => {
    createDrafts(full).write('card', 'All announce');
    const next = createDrafts(working);
    expect(next.standingOf('card')).toBe('saving');
    await next.load();
    await vi.waitFor(() => expect(next.standingOf('card')).toBe('saved'));
    expect(await draftStore().all()).toMatchObject([{ name: 'card', text: 'All announce' }]);
  });

  it('of two copies is the later one, wherever it stands and whatever the clock says', async () => {
    const page = createDrafts(working, () => 100);
    page.write('card', 'first');
    await page.save();
    createDrafts(working, () => 50).write('card', 'second');
    await page.load();
    page.follow({ key: 'rlb.draft.v2.card' });
    expect(page.textOf('card')).toBe('second');
    await page.save();
    await draftStore().put([
      { name: 'card', text: 'first', at: 100 },
      { name: 'card', text: 'older', at: 7 },
    ]);
    expect(await draftStore().all()).toEqual([{ name: 'card', text: 'second', at: 101 }]);
  });

  it('that became an answer does not come back from the store', async () => {
    const page = createDrafts(working);
    page.write('card', 'All announce');
    await page.save();
    page.write('card', '');
    const next = createDrafts(working);
    await next.load();
    expect(next.textOf('card')).toBe('');
  });

  it('of a time when drafts had no date is still read', () => {
    localStorage.setItem('rlb.draft.card', '0 a b');
    expect(createDrafts(full).textOf('card')).toBe('0 a b');
    localStorage.setItem('rlb.draft.v2.card', '{"broken":');
    expect(createDrafts(full).textOf('card')).toBe('0 a b');
  });
});
