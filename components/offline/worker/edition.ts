import { type Locale, locales } from '../../../course/languages';
import { cachesOf, deleteCaches, type Standing } from '../messages';

/** One build of the course: its files by their path from the course's address. */
export interface Edition {
  /** A hash of all that it is made of. */
  readonly id: string;
  readonly files: Readonly<Record<string, EditionFile>>;
}

/** SHA-256 in base64, what a compressing server sends of it, and the language that it is in where it is in one. */
export type EditionFile = readonly [hash: string, bytes: number, language?: Locale];

/** The page for an address that is not on the device. */
const NOT_HERE = 'offline/';

/** How many files are asked for at once: a reader who goes on reading meanwhile comes first. */
const AT_ONCE = 3;

/** Earlier editions that stay while an open page may be of one. */
const EARLIER = 3;

/**
 * The course as this device keeps it, in a cache for each edition. What is kept is of one build, since each file is checked
 * against the hash that the build gave it; and a page of an earlier build goes on finding its files.
 * @param scope address of the course, with a slash at its end
 * @param ask `fetch`
 */
export function keeperOf({ id, files }: Edition, scope: string, caches: CacheStorage, ask: typeof fetch) {
  const prefix = cachesOf(scope);
  const name = prefix + id;
  let isDropped = false;
  const keyOf = (path: string) => `${scope}${path}?${files[path]![0]}`;
  const markOf = (language: Locale) => `${scope}?kept=${language}`;
  const pathsOf = (language: Locale) => Object.keys(files).filter((path) => (files[path]![2] ?? language) === language);

  /** A file of this edition: kept already, kept by an earlier one that had the same, or, if that may be, asked for now. */
  async function own(path: string, mayAsk = true): Promise<Response> {
    const cache = await caches.open(name);
    const kept = await cache.match(keyOf(path));
    if (kept) return kept;
    const found = (await caches.match(keyOf(path))) ?? (mayAsk && (await asked(path)));
    if (!found) throw new Error(`${path}: not on this device`);
    if (!isDropped) await cache.put(keyOf(path), found.clone());
    return found;
  }

  /** Rejects where the host answers otherwise than with this very file: with another edition's, say. */
  async function asked(path: string): Promise<Response> {
    const cache = path.startsWith('_next/') ? 'default' : 'no-cache';
    const integrity = `sha256-${files[path]![0]}`;
    const response = await ask(scope + path, { integrity, cache, redirect: 'error' });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }

  /**
   * Has all of the course in a language on the device, as far as it comes, and remembers that it shall be. `onFile` is told
   * of each file that was not there. Rejects when the device is full, once nothing more is on its way.
   */
  async function keep(language: Locale, { onFile = () => {}, mayAsk = true } = {}): Promise<void> {
    isDropped = false;
    const cache = await caches.open(name);
    const kept = await keysOf(cache);
    // Not written again: on a device that has become full, a course that is whole would be lost over it.
    if (!kept.has(markOf(language))) await cache.put(markOf(language), new Response());
    const waiting = pathsOf(language)
      .filter((path) => !kept.has(keyOf(path)))
      .values();
    let full: unknown;
    const take = async () => {
      for (const path of waiting) {
        if (isDropped || full) return;
        await own(path, mayAsk).then(onFile, (error) => {
          if (isFull(error)) full = error;
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
    if (full) throw full;
  }

  /**
   * Before this edition takes the place of the last: what the reader has had on the device, in this one too. Neither what
   * does not come nor a device without room for both holds anybody on an old edition: that it is full, `keep` will find again.
   */
  async function prepare(mayAsk: boolean): Promise<void> {
    await own(NOT_HERE).catch(() => {});
    try {
      for (const language of await languagesKept()) await keep(language, { mayAsk });
    } catch (error) {
      if (!isFull(error)) throw error;
      await caches.delete(name);
    }
  }

  async function languagesKept(): Promise<Locale[]> {
    const marks = await Promise.all(locales.map((language) => caches.match(markOf(language))));
    return locales.filter((_, index) => marks[index]);
  }

  /** Answers a page's request, or undefined where it is none of the course's business. */
  function answer(request: Request): Promise<Response> | undefined {
    const { url, method, mode } = request;
    if (isDropped || method !== 'GET' || !url.startsWith(scope)) return;
    const [, path = '', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(url.slice(scope.length)) ?? [];
    if (path in files) return own(path).catch(() => elsewhere(request));
    if (path.startsWith('_next/')) return ofAnyEdition(url).then((found) => found ?? ask(request));
    if (mode !== 'navigate') return;
    if (`${path}/` in files) return Promise.resolve(Response.redirect(`${scope}${path}/${search}`));
    return elsewhere(request);
  }

  /** What the host has, whichever edition it is of; without a network what any edition left here. */
  async function elsewhere(request: Request): Promise<Response> {
    try {
      return await ask(request);
    } catch (error) {
      const found = (await ofAnyEdition(request.url)) ?? (request.mode === 'navigate' && (await own(NOT_HERE)));
      if (found) return found;
      throw error;
    }
  }

  const ofAnyEdition = (url: string) => caches.match(url, { ignoreSearch: true });

  async function standing(language: Locale): Promise<Standing> {
    // To open the cache would make it anew.
    const kept = isDropped ? new Set<string>() : await keysOf(await caches.open(name));
    const sizeOf = (paths: readonly string[]) => paths.reduce((sum, path) => sum + files[path]![1], 0);
    const paths = pathsOf(language);
    const here = paths.filter((path) => kept.has(keyOf(path)));
    return {
      standing: here.length === paths.length ? 'kept' : 'partly',
      bytes: sizeOf(paths),
      keptBytes: sizeOf(here),
    };
  }

  /** Leaves the caches of those editions that an open page may be of, or whose pages this one does not have yet. */
  async function tidy(openPages: number): Promise<void> {
    const earlier = await earlierOnes();
    if (earlier.length === 0) return;
    const standings = await Promise.all((await languagesKept()).map(standing));
    const isWhole = standings.every((now) => now.standing === 'kept');
    const stale = openPages > 1 || !isWhole ? earlier.slice(0, -EARLIER) : earlier;
    await Promise.all(stale.map((key) => caches.delete(key)));
  }

  /** Makes room of what earlier editions left behind; false where they left nothing. */
  async function clearEarlier(): Promise<boolean> {
    const deleted = await Promise.all((await earlierOnes()).map((key) => caches.delete(key)));
    return deleted.length > 0;
  }

  const earlierOnes = async () => (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name);

  /** Forgets all that was kept; pages ask the host from now on. */
  async function drop(): Promise<void> {
    isDropped = true;
    await deleteCaches(scope, caches);
  }

  return { keep, prepare, answer, standing, tidy, clearEarlier, drop };
}

/** Whether the device has no room left. */
export const isFull = (error: unknown): boolean => error instanceof DOMException && error.name === 'QuotaExceededError';

/** The addresses of what a cache has. */
const keysOf = async (cache: Cache) => new Set((await cache.keys()).map(({ url }) => url));
