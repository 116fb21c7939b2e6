import type { Locale } from '../../course/languages';
import type { ClientQuiz } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';

export interface QuizProps {
  readonly locale: Locale;
  /** Of the lesson, with the steps of the bank alone. */
  readonly shape: LessonShape;
  readonly quiz: ClientQuiz;
}
