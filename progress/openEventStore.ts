import { indexedDbStore } from './indexedDbStore';
import { memoryStore } from './memoryStore';
import { type EventStore, nameOf } from './storage';

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

function patience(): Promise<false> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, false));
}
