import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type TableCompareWords = WordsOf<typeof en>;

export const tableCompareWords: Readonly<Record<Locale, TableCompareWords>> = { en, ru };
