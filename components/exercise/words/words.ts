import type { Locale } from '../../../course/languages';
import type { MeasureName } from '../../../engine/metrics/measures';
import { en } from './words.en';
import { ru } from './words.ru';

/** A measure without a name does not compile. */
type Measured = { readonly measures: Readonly<Record<MeasureName, (subject: string, other?: string) => string>> };

export type ExerciseWords = Omit<typeof en, 'measures'> & Measured;

export const exerciseWords: Record<Locale, ExerciseWords> = { en, ru };
