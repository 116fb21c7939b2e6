import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type ProgressWords = WordsOf<typeof en>;

/** Every word of the progress page. */
export const progressWords: Readonly<Record<Locale, ProgressWords>> = { en, ru };
