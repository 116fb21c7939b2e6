import type { Locale } from '../../../course/languages';
import { en } from './words.en';
import { ru } from './words.ru';

export type PickerWords = typeof en;

export const pickerWords: Record<Locale, PickerWords> = { en, ru };
