import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type PickerWords = WordsOf<typeof en>;

/** Every word of the topology picker. */
export const pickerWords: Readonly<Record<Locale, PickerWords>> = { en, ru };
