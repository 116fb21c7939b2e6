import { createStore } from 'zustand/vanilla';
import { counted, type Fact, isAnswer, MOST_UNDONE, type NewEvent, type ProgressEvent, union } from './events';
import { oneAtATime } from './oneAtATime';
import type { SetAside } from './parse';
import { refusal } from './refusal';
import { retried } from './retried';
import { type Stamper, stamp } from './stamp';
import { type EventStore, type Failure, failureOf, StorageError } from './storage';
import type { Comparison, OpenedFile } from './transfer';

export interface ProgressState {
  /** False until the device's store has answered: nothing is known yet, which is not "nothing was done". */
  readonly ready: boolean;
  /** What counts, in order. */
  readonly events: readonly Fact[];
  readonly setAside: readonly SetAside[];
  /** Recorded on this page and not stored yet; tried again with the next one, at the next look, and after a while. */
  readonly unsaved: readonly ProgressEvent[];
  /** Whether the reserve holds all that is unsaved: it is there at the next visit. */
  readonly held: boolean;
  /** Why the last attempt to read or write failed. */
  readonly failure: Failure | null;
  /** How many entries the device had kept and has lost. */
  readonly vanished: number;
}

/** What the reader must be told about the keeping of progress. */
export type Notice = 'memory' | 'full' | 'newer' | 'held' | 'not-saved' | 'set-aside' | 'vanished';

export interface ProgressDependencies {
  open(): Promise<EventStore>;
  /** Puts events into the reserve, at once; false where it takes none. */
  hold(events: readonly ProgressEvent[]): boolean;
  askToKeep(): Promise<boolean>;
  readonly stamper: Stamper;
}

const EMPTY: ProgressState = {
  ...{ ready: false, events: [], setAside: [], unsaved: [], held: true, failure: null, vanished: 0 },
};

/** How long after a failure the store is asked again, at first and at most: each time twice as long. */
const RETRY_MS = { first: 2000, most: 60_000 };

/** Progress as a page holds it: shown at once, stored behind it, joined with what other tabs did. */
export function createProgressStore({ open, hold, askToKeep, stamper }: ProgressDependencies) {
  const state = createStore<ProgressState>(() => EMPTY);
  /** Every event that is known, also what was taken back. */
  let known: readonly ProgressEvent[] = [];
  let opening: Promise<EventStore> | undefined;
  let asked = false;
  let pause = RETRY_MS.first;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const opened = () => {
    opening ??= open().then(attach, (error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  const attach = (store: EventStore): EventStore => {
    store.subscribe(refresh);
    return store;
  };

  const settle = (failure: Failure | null) => {
    clearTimeout(retry);
    if (failure) retry = setTimeout(refresh, pause);
    pause = failure ? Math.min(RETRY_MS.most, pause * 2) : RETRY_MS.first;
    state.setState(({ unsaved }) => ({ failure, held: failure === null || hold(unsaved) }));
  };

  const save = oneAtATime(async () => {
    const batch = state.getState().unsaved;
    if (batch.length === 0) return;
    try {
      await (await opened()).append(batch);
      state.setState(({ unsaved }) => ({ unsaved: unsaved.filter((event) => !batch.includes(event)) }));
      settle(null);
    } catch (error) {
      settle(failureOf(error));
    }
  });

  const know = (events: readonly ProgressEvent[]) => {
    known = union(known, events);
    return { events: counted(known) };
  };

  /** Reads the store. Events are only ever added: a read that began before a write must not undo it on the screen. */
  const refresh = oneAtATime(async () => {
    try {
      const { events, setAside, failure, unstored, missing } = await (await opened()).all();
      state.setState((now) => ({
        ...know(events),
        ...{ ready: true, setAside },
        unsaved: union(now.unsaved, unstored),
        vanished: Math.max(now.vanished, failure ? 0 : missing),
      }));
      settle(failure);
      if (!failure) await save();
    } catch (error) {
      state.setState({ ready: true });
      settle(failureOf(error));
    }
  });

  const recordAll = async (events: readonly NewEvent[]): Promise<boolean> => {
    const stamped: ProgressEvent[] = [];
    for (const event of events) stamped.push(stamp(event, known.concat(stamped), stamper));
    const isHeld = hold(stamped);
    known = known.concat(stamped);
    // What is stamped comes last in any order.
    const facts = stamped.filter((event) => event.type !== 'Undone');
    const isUndo = facts.length < stamped.length;
    state.setState((now) => ({
      events: isUndo ? counted(known) : now.events.concat(facts),
      unsaved: [...now.unsaved, ...stamped],
      held: isHeld && (now.held || now.unsaved.length === 0),
    }));
    await save();
    const { unsaved, held } = state.getState();
    return held || !stamped.some((event) => unsaved.includes(event));
  };

  /**
   * Shows an event at once and stores it. Resolves when it is stored, or when `failure` says why it is not: to whether
   * anything but this page keeps it.
   */
  const record = (event: NewEvent): Promise<boolean> => {
    // Some browsers put the question to the reader: not before there is something worth keeping.
    if (isAnswer(event) && !asked) {
      asked = true;
      void askToKeep();
    }
    return recordAll([event]);
  };

  /** Takes events back, whatever they are: a reset, all that a file brought. What is taken back can be brought back so. */
  const undo = (ids: readonly string[]): Promise<boolean> => {
    const parts = Array.from({ length: Math.ceil(ids.length / MOST_UNDONE) }, (_, part) =>
      ids.slice(part * MOST_UNDONE, (part + 1) * MOST_UNDONE),
    );
    const about = { type: 'Undone', lesson: null, step: null, meaning: null } as const;
    return recordAll(parts.map((events) => ({ ...about, payload: { events } })));
  };

  /**
   * What the device keeps and what this page adds. Rejects where the device cannot be read, and may keep more: a part would
   * pass for the whole.
   */
  const exportFile = async (): Promise<string> => {
    const { events, setAside, failure, missing } = await (await opened()).all();
    if (failure && (missing > 0 || failure === 'slow' || failure === 'failed')) throw new StorageError(failure);
    const { exportProgress } = await retried(() => import('./transfer'));
    return exportProgress({ events: union(known, events), setAside });
  };

  /** Reads a progress file, and says what joining it with what is here would do. Never rejects. */
  const openFile = async (text: string): Promise<OpenedFile> => {
    try {
      const { importProgress, compareFile } = await retried(() => import('./transfer'));
      const imported = importProgress(text);
      if (!imported.ok) return imported;
      await refresh();
      const setAside = state.getState().setAside.map(({ record }) => record);
      return { ok: true, ...compareFile(imported, known, setAside, stamper.now()) };
    } catch (error) {
      return { ok: false, why: refusal('', 'a page that has all its scripts', String(error)) };
    }
  };

  /** Joins what a file brought: all of it, or nothing and the reason. Where there is no store it lives as long as the page. */
  const join = async ({ records, events }: Pick<Comparison, 'records' | 'events'>): Promise<Failure | null> => {
    try {
      await (await opened()).append(records);
    } catch (error) {
      const failure = failureOf(error);
      if (failure !== 'absent' && failure !== 'refused') return failure;
      state.setState(({ unsaved }) => ({ ...know(events), unsaved: union(unsaved, events) }));
      settle(failure);
      return null;
    }
    await refresh();
    return null;
  };

  return { state, refresh, record, undo, exportFile, openFile, join };
}

/** What there is to tell, in the order of its weight; nothing while all is well. */
export function noticesOf(state: Pick<ProgressState, 'setAside' | 'held' | 'failure' | 'vanished'>): Notice[] {
  const notices: Notice[] = [];
  if (state.failure) notices.push(noticeOf(state.failure, state.held));
  if (state.setAside.length > 0) notices.push('set-aside');
  if (state.vanished > 0) notices.push('vanished');
  return notices;
}

function noticeOf(failure: Failure, isHeld: boolean): Notice {
  if (failure === 'newer' || failure === 'full') return failure;
  if (isHeld) return 'held';
  return failure === 'absent' || failure === 'refused' ? 'memory' : 'not-saved';
}

/** How an answer stands: on its way, stored, kept aside until the store takes it, or on this page alone. */
export type Standing = 'saving' | 'saved' | 'held' | 'unsaved';

/** How the last answer to a step stands; null where there is none. Saved is said of what the store has, and of nothing else. */
export function standingOf(
  { events, unsaved, failure, held }: Pick<ProgressState, 'events' | 'unsaved' | 'failure' | 'held'>,
  lesson: string,
  step: string,
): Standing | null {
  const last = events.findLast((event) => event.step === step && event.lesson === lesson && isAnswer(event));
  if (!last) return null;
  if (!unsaved.some(({ id }) => id === last.id)) return 'saved';
  if (!failure) return 'saving';
  return held ? 'held' : 'unsaved';
}
