import type { Locale } from '../languages';
import type { Unit } from '../schema/value';
import { en } from './en';
import { ru } from './ru';

/** How a language writes numerals, in the terms of Unicode's CLDR. */
interface Numerals {
  readonly decimal: string;
  readonly group: string;
  /** The least number of digits that stand before the first group: with 2, four digits stay together. */
  readonly minimumGroupingDigits: 1 | 2;
}

/** What a language makes of a value that is written out. */
export interface ValueWords {
  readonly numerals: Numerals;
  readonly units: Readonly<Record<Unit, (value: { readonly number: string }) => string>>;
  /** A time without end. */
  readonly never: string;
  readonly lessThan: (bound: { readonly value: string }) => string;
  /** What is told of the seeds of a band; their number is `SEED_COUNT`. */
  readonly overSeeds: (band: { readonly range: string }) => string;
}

/** No text may break between a number and its unit: `\u00a0`. */
export const valueWords: Readonly<Record<Locale, ValueWords>> = { en, ru };
