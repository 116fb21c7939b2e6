import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type ShellWords = WordsOf<typeof en>;

/** For server components: a client component takes the strings that it shows as props. */
export const shellWords: Readonly<Record<Locale, ShellWords>> = { en, ru };
