import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type FiveTupleWords = WordsOf<typeof en>;

export const fiveTupleWords: Readonly<Record<Locale, FiveTupleWords>> = { en, ru };
