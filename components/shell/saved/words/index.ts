import type { Locale } from '../../../../course/languages';
import type { WordsOf } from '../../../words';
import { en } from './en';
import { ru } from './ru';

export type SavedWords = WordsOf<typeof en>;

export const savedWords: Readonly<Record<Locale, SavedWords>> = { en, ru };
