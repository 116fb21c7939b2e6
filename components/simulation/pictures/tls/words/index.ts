import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type TlsWords = WordsOf<typeof en>;

export const tlsWords: Readonly<Record<Locale, TlsWords>> = { en, ru };
