import type { Locale } from '../../../../course/languages';
import type { WordsOf } from '../../../words';
import { en } from './en';
import { ru } from './ru';

export type ProveWords = WordsOf<typeof en>;

/** Every word of the comparison with a real system. */
export const proveWords: Readonly<Record<Locale, ProveWords>> = { en, ru };
