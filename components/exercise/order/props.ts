import type { Locale } from '../../../course/languages';
import type { ClientOrder } from '../../../course/schema/client';
import type { LessonShape } from '../../../course/schema/shape';
import type { ToldExercise } from '../told';

export interface OrderProps {
  readonly locale: Locale;
  /** Of the lesson, with this exercise alone. */
  readonly shape: LessonShape;
  readonly spec: ClientOrder;
  readonly told: ToldExercise;
}
