import type { Locale } from '../../../../course/languages';
import type { WordsOf } from '../../../words';
import { en } from './en';
import { ru } from './ru';

/** What the search says, in the page's language. */
export const searchWords: Readonly<Record<Locale, WordsOf<typeof en>>> = { en, ru };
