import { createStore } from 'zustand/vanilla';
import { type NewEvent, type ProgressEvent, union } from './events';
import type { SetAside } from './parse';
import { refusal } from './refusal';
import { retried } from './retried';
import { type Stamper, stamp } from './stamp';
import { type EventStore, type MemoryReason, StorageError } from './storage';
import type { Imported } from './transfer';

export interface ProgressState {
  /** False until the device's store has answered: nothing is known yet, which is not "nothing was done". */
  readonly ready: boolean;
  readonly events: readonly ProgressEvent[];
  readonly setAside: readonly SetAside[];
  /** Why progress lives in memory only; null where the device keeps it. */
  readonly memory: MemoryReason | null;
  /** Recorded on this page and not stored yet; tried again with the next one, and at the next look. */
  readonly unsaved: readonly ProgressEvent[];
  /** Why the last attempt to read or write failed. */
  readonly failure: StorageError['kind'] | null;
}

/** What the reader must be told about the keeping of progress. */
export type Notice =
  | { readonly kind: 'memory'; readonly reason: MemoryReason }
  | { readonly kind: 'not-saved'; readonly because: StorageError['kind']; readonly unsaved: number }
  | { readonly kind: 'set-aside'; readonly newer: number; readonly unreadable: number };

export interface ProgressDependencies {
  open(): Promise<EventStore>;
  askToKeep(): Promise<boolean>;
  readonly stamper: Stamper;
}

const EMPTY: ProgressState = { ready: false, events: [], setAside: [], memory: null, unsaved: [], failure: null };

/** Progress as a page holds it: shown at once, stored behind it, joined with what other tabs did. */
export function createProgressStore({ open, askToKeep, stamper }: ProgressDependencies) {
  const state = createStore<ProgressState>(() => EMPTY);
  let opening: Promise<EventStore> | undefined;
  let asked = false;

  const opened = () => {
    opening ??= open().then(attach, (error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const attach = (store: EventStore): EventStore => {
    store.subscribe(refresh);
    state.setState({ memory: store.reason ?? null });
    return store;
  };

  const save = oneAtATime(async () => {
    const batch = state.getState().unsaved;
    try {
      await (await opened()).append(batch);
      state.setState(({ unsaved }) => ({ unsaved: unsaved.filter((event) => !batch.includes(event)), failure: null }));
    } catch (error) {
      state.setState({ failure: kindOf(error) });
    }
  });

  /** Reads the store. Events are only ever added: a read that began before a write must not undo it on the screen. */
  const refresh = oneAtATime(async () => {
    try {
      const { events, setAside } = await (await opened()).all();
      state.setState((now) => ({ ready: true, events: union(now.events, events), setAside }));
      if (state.getState().failure) await save();
    } catch {
      state.setState({ ready: true, failure: 'failed' });
    }
  });

  /** Shows an event at once and stores it; resolves when it is stored, or when `failure` says why it is not. */
  const record = (event: NewEvent): Promise<void> => {
    const stamped = stamp(event, state.getState().events, stamper);
    state.setState(({ events, unsaved }) => ({ events: [...events, stamped], unsaved: [...unsaved, stamped] }));
    const isAnswer = event.meaning !== null;
    // Some browsers put the question to the reader: not before there is something worth keeping.
    if (isAnswer && !asked) {
      asked = true;
      void askToKeep();
    }
    return save();
  };

  /** What the device keeps and what this page adds. Rejects where the device cannot be read: a part would pass for the whole. */
  const exportFile = async (): Promise<string> => {
    const { events, setAside } = await (await opened()).all();
    const { exportProgress } = await retried(() => import('./transfer'));
    return exportProgress({ events: union(state.getState().events, events), setAside });
  };

  /** Joins a progress file with what is here: all of it, or nothing and the reason. */
  const importFile = async (text: string): Promise<Imported> => {
    try {
      const { importProgress } = await retried(() => import('./transfer'));
      const imported = importProgress(text);
      if (!imported.ok) return imported;
      await (await opened()).append(imported.records);
      await refresh();
      return imported;
    } catch (error) {
      return { ok: false, why: refusal('', 'a device that can store it', kindOf(error)) };
    }
  };

  return { state, refresh, record, exportFile, importFile };
}

/** What there is to tell, in the order of its weight; nothing while all is well. */
export function noticesOf({ memory, setAside, unsaved, failure }: ProgressState): Notice[] {
  const newer = setAside.filter((record) => record.newer).length;
  const notices: Notice[] = [];
  if (memory) notices.push({ kind: 'memory', reason: memory });
  if (failure) notices.push({ kind: 'not-saved', because: failure, unsaved: unsaved.length });
  if (setAside.length > 0) notices.push({ kind: 'set-aside', newer, unreadable: setAside.length - newer });
  return notices;
}

/** Calls made while the work runs share one run after it: a burst of answers costs two writes, not one for each. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= running.then(() => {
      next = undefined;
      running = work();
      return running;
    });
    return next;
  };
}

function kindOf(error: unknown): StorageError['kind'] {
  return error instanceof StorageError ? error.kind : 'failed';
}
