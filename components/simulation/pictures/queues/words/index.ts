import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export const queuesWords: Readonly<Record<Locale, WordsOf<typeof en>>> = { en, ru };
