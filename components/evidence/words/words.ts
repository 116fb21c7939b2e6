import type { Locale } from '../../../course/languages';
import { en, type Words } from './en';
import { ru } from './ru';

export const proveWords: Readonly<Record<Locale, Words>> = { en, ru };

export type { Words };
