import type { StoredRecord } from './storage';

const PREFIX = 'rlb.event.';
const COUNT_KEY = 'rlb.kept.v1';

/** How much the copies of the newest events may take, some four thousand of them: the browser reads all before it paints a page. */
const MOST_CHARS = 1_000_000;

/**
 * A copy of the newest events in localStorage, which browsers keep apart from IndexedDB: it is written at once, before an
 * answer is shown, holds what the store has no room or no time for, and outlives a store that was damaged or deleted. A key
 * for each event: tabs need not agree about it. `storage` may throw, as the look at a blocked localStorage does.
 */
export function createReserve(storage: () => Storage = () => localStorage) {
  const ids = () => Object.keys(storage()).flatMap((key) => (key.startsWith(PREFIX) ? key.slice(PREFIX.length) : []));

  /** False where it does not take them all. Of more than it can hold it takes none: that would leave no room for answers. */
  const put = (events: readonly StoredRecord[]): boolean => {
    try {
      const kept = storage();
      // One that is blocked throws at any touch: with nothing to put, too.
      kept.getItem(COUNT_KEY);
      const fresh = events.filter(({ id }) => !recordIn(kept.getItem(PREFIX + id), id));
      if (firstWithin(fresh, MOST_CHARS) > 0) return false;
      for (const event of fresh) kept.setItem(PREFIX + event.id, JSON.stringify(event));
      return true;
    } catch {
      return false;
    }
  };

  /** What is there, as it was put; what is no such record any more is passed over. */
  const all = (): StoredRecord[] => {
    try {
      const kept = storage();
      return ids().flatMap((id) => recordIn(kept.getItem(PREFIX + id), id) ?? []);
    } catch {
      return [];
    }
  };

  /** Keeps the copy to the newest of what the store is known to have, `stored` in order, and to what it has not. */
  const settle = (stored: readonly StoredRecord[]): void => {
    try {
      const held = new Set(ids());
      const oldest = firstWithin(stored, MOST_CHARS);
      for (const { id } of stored.slice(0, oldest)) if (held.has(id)) storage().removeItem(PREFIX + id);
      put(stored.slice(oldest).filter(({ id }) => !held.has(id)));
      if (stored.length > 0) storage().setItem(COUNT_KEY, String(stored.length));
    } catch {}
  };

  /** How many events the store had when that was last seen; 0 where nothing is known. */
  const count = (): number => {
    try {
      return Number.parseInt(storage().getItem(COUNT_KEY) ?? '', 10) || 0;
    } catch {
      return 0;
    }
  };

  return { put, all, settle, count };
}

export type Reserve = ReturnType<typeof createReserve>;

/** This browser's. */
export const reserve = createReserve();

/** Where the longest end of a list begins that takes no more characters. */
function firstWithin(records: readonly StoredRecord[], chars: number): number {
  let left = chars;
  for (let index = records.length - 1; index >= 0; index--) {
    left -= JSON.stringify(records[index]).length;
    if (left < 0) return index + 1;
  }
  return 0;
}

function recordIn(text: string | null, id: string): StoredRecord | undefined {
  try {
    const record: Partial<StoredRecord> | null = JSON.parse(text ?? 'null');
    return record?.id === id ? (record as StoredRecord) : undefined;
  } catch {
    return undefined;
  }
}
