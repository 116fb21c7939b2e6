import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

/** Every word of the glossary's page, which is built on the server. */
export const glossaryWords: Readonly<Record<Locale, WordsOf<typeof en>>> = { en, ru };
