import type { ProgressEvent } from './events';
import { indexedDbStore } from './indexedDbStore';
import { parseAll, type SetAside } from './parse';

/** All that a store asks of a record: the rest may be of a version that it does not know. */
export interface StoredRecord {
  readonly id: string;
}

export interface StoredRecords {
  readonly events: readonly ProgressEvent[];
  readonly setAside: readonly SetAside[];
}

/**
 * Why progress lives in memory only: the browser has no IndexedDB, refused it (a sandboxed frame, a private window,
 * a damaged database), holds a database of a newer course, or did not answer.
 */
export type MemoryReason = 'absent' | 'refused' | 'newer' | 'silent';

/** A set of records that only grows. */
export interface EventStore {
  readonly kind: 'indexeddb' | 'memory';
  /** Only where the kind is memory. */
  readonly reason?: MemoryReason;
  all(): Promise<StoredRecords>;
  /** Adds the records whose id is not there yet, all or none. Rejects with StorageError. */
  append(records: readonly StoredRecord[]): Promise<void>;
  /** Calls back when another tab has appended; returns how to stop that. */
  subscribe(onAppended: () => void): () => void;
  close(): void;
}

/** What could not be written: the device is full, or the store failed otherwise. Nothing of the batch is stored. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly kind: 'full' | 'failed',
    cause: unknown,
  ) {
    super(`progress was not stored: ${kind}`, { cause });
  }
}

/** Some browsers have been seen never to answer `open`. */
const PATIENCE_MS = 3000;

/** The device's store, or one in memory that says why. Never rejects. */
export async function openEventStore(): Promise<EventStore> {
  try {
    if (typeof indexedDB === 'undefined' || !indexedDB) return memoryStore('absent');
    const store = indexedDbStore();
    const answered = await Promise.race([store.all().then(() => true), patience()]);
    if (answered) return store;
    store.close();
    return memoryStore('silent');
  } catch (error) {
    return memoryStore(nameOf(error) === 'VersionError' ? 'newer' : 'refused');
  }
}

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

/** Asks the browser not to delete what is stored; false where it cannot be asked or says no. */
export async function askToKeep(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false;
  } catch {
    return false;
  }
}

/** The name of a DOMException, which is what tells one failure of a browser's storage from another. */
export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

function patience(): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false));
}
