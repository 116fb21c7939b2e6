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

/** What a device keeps, and what keeps it from saying or keeping all of it. */
export interface Kept extends StoredRecords {
  readonly failure: Failure | null;
  /** What the store is not known to have: the reserve alone has it. */
  readonly unstored: readonly ProgressEvent[];
  /** How many entries the device had kept that are not here: lost, if there is no failure. */
  readonly missing: number;
}

/**
 * Why the device's store does not answer as it should: it is full; there is none; it is refused (a sandboxed frame, a
 * private window, a damaged database); a newer course made it its own; it does not answer in time; or what else there is.
 */
export type Failure = 'full' | 'absent' | 'refused' | 'newer' | 'slow' | 'failed';

/** A set of records that only grows. */
export interface EventStore {
  /** What the device keeps; never rejects. */
  all(): Promise<Kept>;
  /** Adds the records whose id is not there yet, all or none. Rejects with StorageError. */
  append(records: readonly StoredRecord[]): Promise<void>;
  /** Calls back when another tab has appended; returns how to stop that. */
  subscribe(onAppended: () => void): () => void;
  close(): void;
}

/** What the store could not do. Nothing of a batch that was to be written is stored. */
export class StorageError extends Error {
  override readonly name = 'StorageError';

  constructor(
    readonly kind: Failure,
    cause?: unknown,
  ) {
    super(`the store of progress: ${kind}`, { cause });
  }
}

/** The name of a DOMException, which is what tells one failure of a browser's storage from another. */
export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : '';
}

export function failureOf(error: unknown): Failure {
  if (error instanceof StorageError) return error.kind;
  return nameOf(error) === 'QuotaExceededError' ? 'full' : 'failed';
}
