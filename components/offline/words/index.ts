import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type OfflineWords = WordsOf<typeof en>;

/** Every word of what keeps the course on the device. */
export const offlineWords: Readonly<Record<Locale, OfflineWords>> = { en, ru };
