import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type ExplainWords = WordsOf<typeof en>;

export const explainWords: Readonly<Record<Locale, ExplainWords>> = { en, ru };
