import type { Altitude } from '../altitude';

/** What a search finds. */
export type SearchKind = 'passage' | 'simulation' | 'term' | 'fact' | 'limit';

/** One thing that can be found: where it is, and what it says. */
export interface SearchEntry {
  readonly kind: SearchKind;
  /** The page, after the language, and the place in it: `learn/maglev-hashing/#why`. */
  readonly path: string;
  /** What it stands under, and the page that this is in. */
  readonly title: string;
  readonly page: string;
  readonly text: string;
  /** Who reads it; everybody, where this is left out. */
  readonly altitudes?: readonly Altitude[];
  /** Of a term: all that it is called, in every language. */
  readonly names?: readonly string[];
}
