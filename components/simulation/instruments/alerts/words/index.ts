import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type AlertsWords = WordsOf<typeof en>;

export const alertsWords: Readonly<Record<Locale, AlertsWords>> = { en, ru };
