import type { Locale } from '../../../../../course/languages';
import type { WordsOf } from '../../../../words';
import { en } from './en';
import { ru } from './ru';

export type PlacementWords = WordsOf<typeof en>;

export const placementWords: Readonly<Record<Locale, PlacementWords>> = { en, ru };
