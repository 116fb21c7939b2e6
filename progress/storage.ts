import type { ProgressEvent } from './events';
import type { SetAside } from './parse';

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

/** The name of a DOMException, which is what tells one failure of a browser's storage from another. */
export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}
