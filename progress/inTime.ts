import { StorageError } from './storage';

/** Some browsers have been seen never to answer `open`, and never to end a transaction. */
const PATIENCE_MS = 3000;
/** Ten times what a slow phone takes to write a record. */
const A_RECORD_MS = 1;

/**
 * What the work gives; rejects as `slow` where it takes longer than anybody waits, which is longer for many records. It may
 * end all the same, later.
 */
export function inTime<T>(work: Promise<T>, records = 0): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StorageError('slow')), PATIENCE_MS + records * A_RECORD_MS);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
