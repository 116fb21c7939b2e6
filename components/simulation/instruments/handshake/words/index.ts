import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type HandshakeWords = WordsOf<typeof en>;

export const handshakeWords: Readonly<Record<Locale, HandshakeWords>> = { en, ru };
