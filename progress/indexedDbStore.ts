import { type IDBPDatabase, openDB } from 'idb';
import { union } from './events';
import { reconnecting } from './reconnecting';
import { nameOf, StorageError, type StoredRecord } from './storage';

const DATABASE = 'rlb-progress';
const EVENTS = 'events';
/** Beyond so many it is quicker to ask for all keys than for each. */
const FEW = 50;

type Database = IDBPDatabase<{ [EVENTS]: { key: string; value: StoredRecord } }>;

/** Records in IndexedDB, shared by all tabs. */
export function indexedDbStore() {
  const { run, drop } = reconnecting(connect);
  const tabs = openChannel();

  return {
    all: () => run(readAll),
    append: async (records: readonly StoredRecord[]) => {
      await run((database) => addMissing(database, union(records)));
      tabs?.postMessage('appended');
    },
    subscribe: (onAppended: () => void) => {
      tabs?.addEventListener('message', onAppended);
      return () => tabs?.removeEventListener('message', onAppended);
    },
    close: () => {
      tabs?.close();
      drop();
    },
  };
}

export type RecordStore = ReturnType<typeof indexedDbStore>;

/**
 * Opens the database in whatever version it is: what changes is the version of its records (`migrate.ts`). One in which
 * nothing stands is ours to mend; one that a newer course made its own is left alone.
 */
async function connect(drop: () => void): Promise<Database> {
  if (typeof indexedDB === 'undefined' || !indexedDB) throw new StorageError('absent');
  const events = {
    upgrade: (database: Database) => void database.createObjectStore(EVENTS, { keyPath: 'id' }),
    blocking: drop,
    terminated: drop,
  };
  try {
    const database: Database = await openDB(DATABASE, undefined, events);
    if (database.objectStoreNames.contains(EVENTS)) return database;
    const { version, objectStoreNames } = database;
    database.close();
    if (objectStoreNames.length > 0) throw new StorageError('newer');
    return await openDB(DATABASE, version + 1, events);
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError(nameOf(error) === 'QuotaExceededError' ? 'full' : 'refused', error);
  }
}

/** All records. Where one of them cannot be read, and so not all at once, the others: what is missing has an id alone. */
async function readAll(database: Database): Promise<StoredRecord[]> {
  try {
    return await database.getAll(EVENTS);
  } catch (error) {
    if (nameOf(error) === 'InvalidStateError') throw error;
    const keys = await database.getAllKeys(EVENTS);
    return Promise.all(keys.map(async (id) => (await database.get(EVENTS, id).catch(() => undefined)) ?? { id }));
  }
}

/**
 * One transaction: another tab's comes before or after it, never between the look and the write. It is done when the
 * device, and not only the system's memory, has it.
 */
async function addMissing(database: Database, records: readonly StoredRecord[]): Promise<void> {
  const transaction = database.transaction(EVENTS, 'readwrite', { durability: 'strict' });
  const { store } = transaction;
  const add = async () => {
    const ids = records.length > FEW ? store.getAllKeys() : Promise.all(records.map(({ id }) => store.getKey(id)));
    const known = new Set(await ids);
    await Promise.all(records.filter(({ id }) => !known.has(id)).map(async (record) => store.add(record)));
  };
  try {
    await Promise.all([add(), transaction.done]);
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

/** A browser may have done so by itself; doing it again throws. */
function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {}
}

/** Without it the tabs still share the store, and see each other's answers when they are looked at again. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(DATABASE);
  } catch {
    return undefined;
  }
}
