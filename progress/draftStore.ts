import { type IDBPDatabase, openDB } from 'idb';
import type { Draft, DraftStore } from './drafts';
import { inTime } from './inTime';
import { reconnecting } from './reconnecting';

const DATABASE = 'rlb-drafts';
const DRAFTS = 'drafts';

type Database = IDBPDatabase<{ [DRAFTS]: { key: string; value: Draft } }>;

/** Drafts in a database of their own: that of the events keeps its one version. */
export function draftStore(): DraftStore {
  const { run } = reconnecting(connect);
  return {
    all: () => inTime(run((database) => database.getAll(DRAFTS))),
    put: (drafts) => inTime(run((database) => putLater(database, drafts))),
  };
}

function connect(drop: () => void): Promise<Database> {
  return openDB(DATABASE, 1, {
    upgrade: (database) => void database.createObjectStore(DRAFTS, { keyPath: 'name' }),
    blocking: drop,
    terminated: drop,
  });
}

async function putLater(database: Database, drafts: readonly Draft[]): Promise<void> {
  const transaction = database.transaction(DRAFTS, 'readwrite', { durability: 'strict' });
  const put = async (draft: Draft) => {
    const known = await transaction.store.get(draft.name);
    if (!known || draft.at > known.at) await transaction.store.put(draft);
  };
  await Promise.all([...drafts.map(put), transaction.done]);
}
