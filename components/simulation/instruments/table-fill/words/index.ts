import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type TableFillWords = WordsOf<typeof en>;

export const tableFillWords: Readonly<Record<Locale, TableFillWords>> = { en, ru };
