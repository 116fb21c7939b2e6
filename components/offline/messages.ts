import type { Locale } from '../../course/languages';

/** What a page asks of the worker: to fetch all of the course in a language, to forget it, or to tell how it stands. */
export type Asked =
  | { readonly ask: 'keep' | 'drop' | 'tell'; readonly language: Locale }
  | { readonly ask: 'take-over' };

/** How much of the course in a language is on the device; `dropped`: the course's host has this switched off. */
export interface Standing {
  readonly standing: 'kept' | 'partly' | 'fetching' | 'full' | 'dropped';
  /** What a compressing server sends for all of it. */
  readonly bytes: number;
  readonly keptBytes: number;
}

/** The beginning of the names of this course's caches; another course may stand under another path of the same host. */
export const cachesOf = (scope: string): string => `course:${new URL(scope).pathname}:`;

/** Whether the reader has asked the browser to load little, or has a line that carries little (Network Information API). */
export function savesData(navigator: object): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return connection?.saveData === true || /2g$/.test(connection?.effectiveType ?? '');
}

/** Forgets all editions of the course at an address. */
export async function deleteCaches(scope: string, caches: CacheStorage): Promise<void> {
  const own = (await caches.keys()).filter((key) => key.startsWith(cachesOf(scope)));
  await Promise.all(own.map((key) => caches.delete(key)));
}
