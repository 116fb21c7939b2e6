import { expect, type Page } from '@playwright/test';

/** A stored fact about the learner, as the page wrote it. */
export interface StoredEvent {
  id: string;
  at: number;
  type: string;
  step: string | null;
  meaning: string | null;
  payload: Record<string, unknown>;
}

/** Waits until the page has made its store: who opens one that is not there makes an empty one in its stead. */
const storeMade = (page: Page) =>
  expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toContain('rlb-progress');

/** What the device keeps by now, oldest first. */
export async function storedEvents(page: Page, type: string): Promise<StoredEvent[]> {
  await storeMade(page);
  return page.evaluate(
    (wanted) =>
      new Promise<StoredEvent[]>((resolve, reject) => {
        const opening = indexedDB.open('rlb-progress');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('events').objectStore('events').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            const events: StoredEvent[] = reading.result.filter((event) => event.type === wanted);
            resolve(events.sort((a, b) => a.at - b.at));
          };
        };
      }),
    type,
  );
}

/** Writes events behind the page's back, as a forger or another version of the course would. */
export async function forgeEvents(page: Page, events: readonly StoredEvent[]): Promise<void> {
  await storeMade(page);
  return page.evaluate(
    (forged) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('rlb-progress');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('events', 'readwrite');
          for (const event of forged) writing.objectStore('events').put(event);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    events as StoredEvent[],
  );
}
