import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type EvidenceWords = WordsOf<typeof en>;

/** Every word of the evidence page, which is built on the server. */
export const evidenceWords: Readonly<Record<Locale, EvidenceWords>> = { en, ru };
