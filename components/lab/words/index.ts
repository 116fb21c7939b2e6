import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type LabWords = WordsOf<typeof en>;

/** Every word of the lab. */
export const labWords: Readonly<Record<Locale, LabWords>> = { en, ru };
