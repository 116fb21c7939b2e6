import type { JudgedPrediction } from '../../course/exercise/calibration';
import { isClose } from '../../course/exercise/prediction';
import type { AskedPrediction } from '../../course/schema/asked';
import type { LessonShape } from '../../course/schema/shape';
import type { ProgressEvent } from '../../progress/events';
import { type Answer, reduceProgress } from '../../progress/reduceProgress';

/** A lesson that can be opened, as the progress page knows it, in one language. */
export interface ProgressLesson {
  readonly title: string;
  readonly shape: LessonShape;
  readonly predictions: readonly AskedPrediction[];
}

/** A prediction, the lesson that asks for it, and what the reader said to it. */
export interface Remembered {
  readonly lesson: ProgressLesson;
  readonly asked: AskedPrediction;
  /** `stale`: said before its author changed the question. `open`: nothing was said yet. */
  readonly standing: 'near' | 'far' | 'skipped' | 'stale' | 'open';
  readonly said?: number | undefined;
  readonly confidence?: number | undefined;
}

/**
 * Every prediction of the course with the reader's answer, in the order of the lessons. Of two answers (two devices,
 * one file) the first counts: who has seen the run predicts no more.
 */
export function lookBack(lessons: readonly ProgressLesson[], events: readonly ProgressEvent[]): Remembered[] {
  return lessons.flatMap((lesson) => {
    const { predictions } = reduceProgress(events, lesson.shape);
    return lesson.predictions.map((asked): Remembered => {
      const kept = predictions.find(({ id }) => id === asked.id);
      const answer = kept?.answers[0] ?? kept?.earlier.at(-1);
      return { lesson, asked, ...(answer ? judged(asked, answer, kept?.stale ?? false) : { standing: 'open' }) };
    });
  });
}

function judged(
  { found, band, close }: AskedPrediction,
  answer: Answer<'PredictionCommitted'>,
  isStale: boolean,
): Pick<Remembered, 'standing' | 'said' | 'confidence'> {
  const said = !answer.skipped && typeof answer.value === 'number' ? answer.value : undefined;
  const confidence = answer.skipped ? undefined : answer.confidence;
  if (isStale) return { standing: 'stale', said, confidence };
  if (said === undefined) return { standing: 'skipped' };
  return { standing: isClose(said, band ?? found, close) ? 'near' : 'far', said, confidence };
}

/** What calibration is made of: the predictions with an answer and a confidence. */
export function judgedOf(remembered: readonly Remembered[]): JudgedPrediction[] {
  return remembered.flatMap(({ standing, confidence }) =>
    confidence !== undefined && (standing === 'near' || standing === 'far')
      ? [{ confidence, isNear: standing === 'near' }]
      : [],
  );
}
