import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type ExerciseWords = WordsOf<typeof en>;

/** Every word of the exercises. */
export const exerciseWords: Readonly<Record<Locale, ExerciseWords>> = { en, ru };
