import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type QuizWords = WordsOf<typeof en>;

/** Every word of the quiz. */
export const quizWords: Readonly<Record<Locale, QuizWords>> = { en, ru };
