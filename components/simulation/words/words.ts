import type { Locale } from '../../../course/languages';
import { en, type Words } from './en';
import { ru } from './ru';

/** Both languages: the functions among them cannot cross from the server as data. */
export const wordsOf: Readonly<Record<Locale, Words>> = { en, ru };

export type { Words };
