import MiniSearch, { type AsPlainObject } from 'minisearch';
import { type Altitude, altitudes, nearest } from '../altitude';
import type { SearchEntry, SearchKind } from './entry';
import { stemOf, stemsIn, wordsIn } from './stems';

/** Everything that a search needs of one language, as JSON. */
export interface SearchFile {
  readonly entries: readonly SearchEntry[];
  /** MiniSearch's own form; it knows an entry by its place in the list. */
  readonly index: AsPlainObject;
}

/** An entry that was found, by which stems of it, and at which altitude it can be read. */
export interface Found {
  readonly entry: SearchEntry;
  readonly stems: readonly string[];
  readonly altitude: Altitude;
}

/** Finds what a query asks for, the best first, one passage of each place. */
export type Search = (query: string, altitude: Altitude) => Found[];

const FIELDS = ['title', 'text', 'names', 'page'] as const;

const options = {
  fields: [...FIELDS],
  tokenize: (text: string) => wordsIn(text).map((word) => word.text),
  processTerm: (word: string) => stemOf(word) ?? false,
};

/** The index of a language, made when the site is built. */
export function makeSearchFile(entries: readonly SearchEntry[]): SearchFile {
  const index = new MiniSearch<{ id: number } & Record<(typeof FIELDS)[number], string>>(options);
  index.addAll(
    entries.map(({ title, text, page, names = [] }, id) => ({ id, title, text, page, names: names.join(', ') })),
  );
  return { entries, index: index.toJSON() };
}

/** A name helps to find a term by, a title to find what stands under it; all passages of a page have its name. */
const BOOST: Readonly<Record<(typeof FIELDS)[number], number>> = { names: 2.5, title: 1.6, text: 1, page: 0.4 };
/** Facts and limits are short, and rarely what a question is after; no more is a term whose name it does not say. */
const OF_KIND: Readonly<Record<SearchKind, number>> = {
  passage: 1,
  simulation: 0.9,
  term: 0.4,
  fact: 0.35,
  limit: 0.5,
};
const NAMED = 1.2;
/** What the reader need not change the altitude for comes first, of equals. */
const AT_HAND = 1.2;
/** A word that the query does not say: another name of what it names. */
const IMPLIED = 0.6;

/** In stems, the names of each entry. */
type Names = readonly (readonly (readonly string[])[])[];

/** The entries that a query names, in whatever language; who says “retry budget” names no retry. */
function namedBy(said: readonly string[], names: Names): Set<number> {
  const holds = (stems: readonly string[], name: readonly string[]) => name.every((stem) => stems.includes(stem));
  const found = names.flatMap((ofOne, id) =>
    ofOne.filter((name) => name.length > 0 && holds(said, name)).map((name) => ({ id, name })),
  );
  const whole = found.filter(
    ({ name }) => !found.some((other) => other.name.length > name.length && holds(other.name, name)),
  );
  return new Set(whole.map(({ id }) => id));
}

/** Opens what `makeSearchFile` made. */
export function openSearch({ entries, index }: SearchFile): Search {
  const mini = MiniSearch.loadJS(index, options);
  const names: Names = entries.map((entry) => (entry.names ?? []).map(stemsIn));

  return (query, altitude) => {
    const said = stemsIn(query);
    const named = namedBy(said, names);
    const implied = [...named].flatMap((id) => names[id]!.flat()).filter((stem) => !said.includes(stem));
    const isThere = ({ altitudes: readBy }: SearchEntry) => readBy === undefined || readBy.includes(altitude);
    const results = mini.search([...said, ...new Set(implied)].join(' '), {
      processTerm: (stem) => stem,
      boost: BOOST,
      boostTerm: (stem) => (said.includes(stem) ? 1 : IMPLIED),
      boostDocument: (id) =>
        (named.has(id) ? NAMED : OF_KIND[entries[id]!.kind]) * (isThere(entries[id]!) ? AT_HAND : 1),
      // A word may still be being typed; in one of three letters every slip makes another word.
      prefix: (stem) => stem.length > 2 && said.includes(stem),
      fuzzy: (stem) => stem.length > 3 && said.includes(stem) && 0.25,
      weights: { prefix: 0.4, fuzzy: 0.25 },
    });
    const places = new Set<string>();
    return results.flatMap(({ id, terms }): Found[] => {
      const entry = entries[id]!;
      if (places.has(entry.path)) return [];
      places.add(entry.path);
      return [{ entry, stems: terms, altitude: nearest(entry.altitudes ?? altitudes, altitude) }];
    });
  };
}
