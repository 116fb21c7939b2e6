import type { Locale } from '../../../../course/languages';
import type { WordsOf } from '../../../words';
import { en } from './en';
import { ru } from './ru';

export type LateWords = WordsOf<typeof en>;

export const lateWords: Readonly<Record<Locale, LateWords>> = { en, ru };
