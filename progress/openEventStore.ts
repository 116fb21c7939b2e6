import { inOrder, type ProgressEvent, without } from './events';
import { indexedDbStore, type RecordStore } from './indexedDbStore';
import { inTime } from './inTime';
import { parseAll } from './parse';
import { type Reserve, reserve } from './reserve';
import { type EventStore, failureOf, type Kept, StorageError, type StoredRecord } from './storage';

/**
 * The device's store and the reserve as one: what either has is there, and what the store lost or could not take before is
 * given to it again.
 */
export function openEventStore(store: RecordStore = indexedDbStore(), held: Reserve = reserve): EventStore {
  const known: Known = new Map();
  let reading: Promise<StoredRecord[]> | undefined;
  const read = () => {
    // One that is slow is waited for again, and not begun anew.
    reading ??= store.all(known).finally(() => {
      reading = undefined;
    });
    return inTime(reading);
  };
  return {
    all: () => readBoth(read, known, store, held),
    append: async (records) => {
      try {
        await inTime(store.append(records), records.length);
      } catch (error) {
        throw new StorageError(failureOf(error), error);
      }
    },
    subscribe: store.subscribe,
    close: store.close,
  };
}

/** The events that were read before, by id: a record never changes, and is read and checked once. */
type Known = Map<string, ProgressEvent>;

async function readBoth(
  read: () => Promise<StoredRecord[]>,
  known: Known,
  store: RecordStore,
  held: Reserve,
): Promise<Kept> {
  const had = held.count();
  try {
    const stored = await read();
    const copies = held.all();
    const { events: fresh, setAside } = parseAll(stored.filter(({ id }) => !known.has(id)));
    for (const event of fresh) known.set(event.id, event);
    const events = stored.flatMap(({ id }) => known.get(id) ?? []);
    const restored = parseAll(without(copies, events)).events;
    // A copy stands in for a record that cannot be read, too; that one stays where it is.
    const missing = without(restored, stored);
    const failure =
      missing.length > 0 ? await inTime(store.append(missing), missing.length).then(() => null, failureOf) : null;
    const all = inOrder([...events, ...restored]);
    if (!failure) held.settle(all);
    const copied = new Set(restored.map(({ id }) => id));
    return {
      events: all,
      setAside: setAside.filter(({ record }) => !copied.has((record as StoredRecord).id)),
      failure,
      unstored: failure ? missing : [],
      missing: Math.max(0, had - stored.length - missing.length),
    };
  } catch (error) {
    const copies = parseAll(held.all());
    return {
      ...copies,
      failure: failureOf(error),
      unstored: copies.events,
      missing: Math.max(0, had - copies.events.length),
    };
  }
}
