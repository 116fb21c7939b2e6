import type { Locale } from '../../../course/languages';
import type { WordsOf } from '../../words';
import { en } from './en';
import { ru } from './ru';

export type SimulationWords = WordsOf<typeof en>;

/** Every language: the sentences among them cannot cross from the server as data. */
export const simulationWords: Readonly<Record<Locale, SimulationWords>> = { en, ru };
