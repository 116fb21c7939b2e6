import { createStore } from 'zustand/vanilla';
import { counted, type Fact, isAnswer, MOST_UNDONE, type NewEvent, type ProgressEvent, union, without } from './events';
import { oneAtATime } from './oneAtATime';
import type { SetAside } from './parse';
import { type Stamper, stamp } from './stamp';
import { type EventStore, type Failure, failureOf } from './storage';

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

/** How an answer or a draft stands: on its way, stored, kept aside until the store takes it, or on this page alone. */
export type Standing = 'saving' | 'saved' | 'held' | 'unsaved';

export interface ProgressDependencies {
  open(): Promise<EventStore>;
  /** Puts events into the reserve, at once; false where it does not take them all. */
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
      state.setState(({ unsaved }) => ({ unsaved: without(unsaved, batch) }));
      settle(null);
    } catch (error) {
      settle(failureOf(error));
    }
  });

  /** Takes in what is not known yet. Where all is, the list of events stays the same one: nobody has to work it out anew. */
  const know = (events: readonly ProgressEvent[]): Partial<ProgressState> => {
    const fresh = without(events, known);
    if (fresh.length === 0) return {};
    known = known.concat(fresh);
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

  /** Shows events that no store takes, beside those that it has: they live as long as the page. */
  const showUnsaved = (events: readonly ProgressEvent[], failure: Failure) => {
    state.setState(({ unsaved }) => ({ ...know(events), unsaved: union(unsaved, events) }));
    settle(failure);
  };

  return { state, refresh, record, undo, opened, known: () => known, showUnsaved, now: stamper.now };
}

export type ProgressStore = ReturnType<typeof createProgressStore>;

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
