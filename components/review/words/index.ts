import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type ReviewWords = WordsOf<typeof en>;

/** Every word of the review. */
export const reviewWords: Readonly<Record<Locale, ReviewWords>> = { en, ru };
