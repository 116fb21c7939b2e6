import { type IDBPDatabase, openDB } from 'idb';
import { union } from './events';
import { parseAll } from './parse';
import { type EventStore, nameOf, StorageError, type StoredRecord } from './storage';

const DATABASE = 'rlb-progress';
/** The database has one version for good: what changes is the version of its records (`migrate.ts`). */
const DATABASE_VERSION = 1;
const EVENTS = 'events';

type Database = IDBPDatabase<{ [EVENTS]: { key: string; value: StoredRecord } }>;

/** Records in IndexedDB, shared by all tabs. A connection that the browser closed is opened again at the next use. */
export function indexedDbStore(): EventStore {
  let connection: Promise<Database> | undefined;
  const drop = () => {
    connection?.then((database) => database.close()).catch(() => {});
    connection = undefined;
  };
  const run = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    try {
      connection ??= connect(drop);
      return await work(await connection);
    } catch (error) {
      drop();
      if (nameOf(error) !== 'InvalidStateError') throw error;
      connection = connect(drop);
      return work(await connection);
    }
  };
  const tabs = openChannel();

  return {
    kind: 'indexeddb',
    all: async () => parseAll(await run((database) => database.getAll(EVENTS))),
    append: async (records) => {
      try {
        await run((database) => addMissing(database, union(records)));
      } catch (error) {
        throw new StorageError(nameOf(error) === 'QuotaExceededError' ? 'full' : 'failed', error);
      }
      tabs?.postMessage('appended');
    },
    subscribe: (onAppended) => {
      tabs?.addEventListener('message', onAppended);
      return () => tabs?.removeEventListener('message', onAppended);
    },
    close: () => {
      tabs?.close();
      drop();
    },
  };
}

function connect(drop: () => void): Promise<Database> {
  return openDB(DATABASE, DATABASE_VERSION, {
    upgrade: (database) => {
      database.createObjectStore(EVENTS, { keyPath: 'id' });
    },
    blocking: drop,
    terminated: drop,
  });
}

/** One transaction: another tab's comes before or after it, never between the look and the write. */
async function addMissing(database: Database, records: readonly StoredRecord[]): Promise<void> {
  const transaction = database.transaction(EVENTS, 'readwrite');
  const add = async (record: StoredRecord) => {
    if ((await transaction.store.getKey(record.id)) === undefined) await transaction.store.add(record);
  };
  try {
    await Promise.all([...records.map(add), transaction.done]);
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
