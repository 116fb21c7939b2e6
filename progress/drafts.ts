import { createStore } from 'zustand/vanilla';
import { keysFrom, readText, writeText } from './localText';
import { oneAtATime } from './oneAtATime';
import type { Standing } from './progressStore';
import { retried } from './retried';

/** A text as it was being written, and when: of two copies the later one holds. */
export interface Draft {
  readonly name: string;
  readonly text: string;
  /** Milliseconds since 1970; never less than that of the draft before it. */
  readonly at: number;
}

/** Where drafts outlive a browser that is killed, which forgets the last seconds of localStorage. */
export interface DraftStore {
  all(): Promise<readonly Draft[]>;
  /** Keeps those that are later than what is there. */
  put(drafts: readonly Draft[]): Promise<void>;
}

type Drafts = Readonly<Record<string, Draft>>;

export interface DraftsState {
  readonly drafts: Drafts;
  /** Those that the store is known to have. */
  readonly stored: Drafts;
  /** Whether the store failed to take them at the last try. */
  readonly failed: boolean;
}

const PREFIX = 'rlb.draft.v2.';
/** Drafts had no date once. */
const OLD_PREFIX = 'rlb.draft.';
/** So long a pause in the writing is waited for before the store is troubled. */
const PAUSE_MS = 250;

/** What the reader is writing, until it becomes an answer: in localStorage at each key, and behind it in the store. */
export function createDrafts(open: () => Promise<DraftStore>, now: () => number = Date.now) {
  const state = createStore<DraftsState>(() => ({ drafts: {}, stored: {}, failed: false }));
  let pause: ReturnType<typeof setTimeout> | undefined;

  const latest = (name: string): Draft => state.getState().drafts[name] ?? localDraft(name);

  /** '' where nothing is being written. */
  const textOf = (name: string): string => latest(name).text;

  const isStored = (name: string): boolean => (state.getState().stored[name]?.at ?? 0) >= latest(name).at;

  /** null where nothing is being written. What localStorage did not take either is on this page alone. */
  const standingOf = (name: string): Standing | null => {
    if (textOf(name) === '') return null;
    if (isStored(name)) return 'saved';
    if (!state.getState().failed) return 'saving';
    return localDraft(name).at < latest(name).at ? 'unsaved' : 'held';
  };

  /** In one change, however many: there are as many as were ever begun. */
  const know = (part: 'drafts' | 'stored', found: readonly Draft[]) =>
    state.setState((then) => ({
      [part]: { ...then[part], ...Object.fromEntries(found.map((draft) => [draft.name, draft])) },
    }));

  const take = (found: readonly Draft[]) =>
    know(
      'drafts',
      found.filter(({ name, at }) => at >= latest(name).at),
    );

  const save = oneAtATime(async () => {
    const { drafts } = state.getState();
    const batch = Object.values(drafts).filter(({ name }) => !isStored(name));
    if (batch.length === 0) return;
    try {
      await (await open()).put(batch);
      know('stored', batch);
      state.setState({ failed: false });
    } catch {
      state.setState({ failed: true });
    }
  });

  const write = (name: string, text: string): void => {
    const draft = { name, text, at: Math.max(now(), latest(name).at + 1) };
    keepLocally(draft);
    know('drafts', [draft]);
    clearTimeout(pause);
    pause = setTimeout(save, PAUSE_MS);
  };

  /** Reads what the store has, which is later where the browser lost its last seconds, and gives each what it lacks. Never rejects. */
  const load = async (): Promise<void> => {
    take(keysFrom(PREFIX).map(localDraft));
    try {
      const stored = await (await open()).all();
      know('stored', stored);
      take(stored);
      // Each is the other's second copy again.
      for (const draft of stored) if (draft.at > localDraft(draft.name).at) keepLocally(draft);
    } catch {
      state.setState({ failed: true });
    }
    void save();
  };

  let hasBegun = false;
  /** As `load`, once, for whatever of a page lets the reader write. */
  const begin = (): void => {
    if (!hasBegun) void load();
    hasBegun = true;
  };

  /** Another tab has written. */
  const follow = ({ key }: Pick<StorageEvent, 'key'>): void => {
    if (key?.startsWith(PREFIX)) take([localDraft(key.slice(PREFIX.length))]);
  };

  return { state, textOf, standingOf, write, save, load, begin, follow };
}

const keepLocally = ({ name, at, text }: Draft) => writeText(PREFIX + name, JSON.stringify([at, text]));

function localDraft(name: string): Draft {
  const old = { name, text: readText(OLD_PREFIX + name) ?? '', at: 0 };
  try {
    const kept: unknown = JSON.parse(readText(PREFIX + name) ?? '');
    if (!Array.isArray(kept) || !Number.isSafeInteger(kept[0]) || typeof kept[1] !== 'string') return old;
    return { name, text: kept[1], at: kept[0] };
  } catch {
    return old;
  }
}

/** This page's drafts. */
export const drafts = createDrafts(async () => (await retried(() => import('./draftStore'))).draftStore());
