import type { Locale } from '../../course/languages';
import { anchorOf } from '../../engine/links/address';
import { lessonHref } from '../shell/href';
import type { Remembered } from './lookBack';

/** Where a prediction is asked for. */
export function predictionHref(locale: Locale, { lesson, asked }: Pick<Remembered, 'lesson' | 'asked'>): string {
  return `${lessonHref(locale, lesson.shape.id)}#${anchorOf(asked.simulation)}`;
}
