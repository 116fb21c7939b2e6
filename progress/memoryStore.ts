import { parseAll } from './parse';
import type { EventStore, MemoryReason, StoredRecord } from './storage';

/** Progress for as long as the page is open. */
export function memoryStore(reason: MemoryReason): EventStore {
  const records = new Map<string, StoredRecord>();
  return {
    kind: 'memory',
    reason,
    all: async () => parseAll([...records.values()]),
    append: async (added) => {
      for (const record of added) if (!records.has(record.id)) records.set(record.id, record);
    },
    subscribe: () => () => {},
    close: () => {},
  };
}
