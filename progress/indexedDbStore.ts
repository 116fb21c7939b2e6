import { type IDBPDatabase, openDB } from 'idb';
import { union } from './events';
import { reconnecting } from './reconnecting';
import { nameOf, StorageError, type StoredRecord } from './storage';

const DATABASE = 'rlb-progress';
const EVENTS = 'events';
/** Beyond so many it is quicker to ask for all keys than for each. */
const FEW = 50;

/** What was read before, by id. */
type Known = ReadonlyMap<string, unknown>;

type Database = IDBPDatabase<{ [EVENTS]: { key: string; value: StoredRecord } }>;

/** Records in IndexedDB, shared by all tabs. */
export function indexedDbStore() {
  const { run, drop } = reconnecting(connect);
  const tabs = openChannel();

  return {
    all: (known: Known = new Map()) => run((database) => readAll(database, known)),
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

/**
 * All records; of those that are known, where few are not, the id alone. Where one of them cannot be read, and so not all at
 * once, the others: of what is missing, too, there is the id alone.
 */
async function readAll(database: Database, known: Known): Promise<StoredRecord[]> {
  try {
    const areFewNew = known.size > 0 && (await database.count(EVENTS)) <= known.size + FEW;
    if (!areFewNew) return await database.getAll(EVENTS);
  } catch (error) {
    rethrowIfClosed(error);
  }
  const ids = await database.getAllKeys(EVENTS);
  return Promise.all(ids.map((id) => (known.has(id) ? { id } : readOne(database, id))));
}

async function readOne(database: Database, id: string): Promise<StoredRecord> {
  const record = await database.get(EVENTS, id).catch(rethrowIfClosed);
  return record ?? { id };
}

/** What fails because the connection was closed is done again by another. */
function rethrowIfClosed(error: unknown): void {
  if (nameOf(error) === 'InvalidStateError') throw error;
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
