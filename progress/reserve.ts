import { keysFrom } from './localText';
import type { StoredRecord } from './storage';

const PREFIX = 'rlb.event.';
const COUNT_KEY = 'rlb.kept.v1';

/** How much the copies of the newest events may take, some four thousand of them: the browser reads all before it paints a page. */
const MOST_CHARS = 1_000_000;

/**
 * A copy of the newest events in localStorage, which browsers keep apart from IndexedDB: it is written at once, before an
 * answer is shown, holds what the store has no room or no time for, and outlives a store that was damaged or deleted. A key
 * for each event: tabs need not agree about it.
 */
export const reserve = {
  /** False where it does not take them all, or none. */
  put(events: readonly StoredRecord[]): boolean {
    try {
      localStorage.getItem(COUNT_KEY);
      for (const event of events) localStorage.setItem(PREFIX + event.id, JSON.stringify(event));
      return true;
    } catch {
      return false;
    }
  },

  /** What is there, as it was put; what is no JSON any more is passed over. */
  all(): StoredRecord[] {
    return keysFrom(PREFIX).flatMap((id) => recordAt(id) ?? []);
  },

  /** Keeps the copy to the newest of what the store is known to have, `stored` in order, and to what it has not. */
  settle(stored: readonly StoredRecord[]): void {
    try {
      const held = new Set(keysFrom(PREFIX));
      const oldest = firstWithin(stored, MOST_CHARS);
      for (const { id } of stored.slice(0, oldest)) if (held.has(id)) localStorage.removeItem(PREFIX + id);
      reserve.put(stored.slice(oldest).filter(({ id }) => !held.has(id)));
      if (stored.length > 0) localStorage.setItem(COUNT_KEY, String(stored.length));
    } catch {}
  },

  /** How many events the store had when that was last seen; 0 where nothing is known. */
  count(): number {
    try {
      return Number.parseInt(localStorage.getItem(COUNT_KEY) ?? '', 10) || 0;
    } catch {
      return 0;
    }
  },
};

export type Reserve = typeof reserve;

/** Where the longest end of a list begins that takes no more characters. */
function firstWithin(records: readonly StoredRecord[], chars: number): number {
  let left = chars;
  for (let index = records.length - 1; index >= 0; index--) {
    left -= JSON.stringify(records[index]).length;
    if (left < 0) return index + 1;
  }
  return 0;
}

function recordAt(id: string): StoredRecord | undefined {
  try {
    const record: unknown = JSON.parse(localStorage.getItem(PREFIX + id) ?? '');
    return (record as StoredRecord | null)?.id === id ? (record as StoredRecord) : undefined;
  } catch {
    return undefined;
  }
}
