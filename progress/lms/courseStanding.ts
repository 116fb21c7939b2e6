import type { LessonShape } from '../../course/schema/shape';
import type { ProgressEvent } from '../events';
import { reduceProgress } from '../reduceProgress';
import { meanOf, scoresOf } from '../score';

/** The score from which the course counts as passed. */
export const PASSING = 0.7;

/** What a learning management system (LMS) asks of the whole course. */
export interface CourseStanding {
  /** Share of the sections read and trace steps answered, 0 to 1. At 1 the course is completed. */
  readonly done: number;
  /** Mean of the last answers to scored items, 0 to 1; null where none is answered yet. */
  readonly score: number | null;
}

/** The standing of a learner in all lessons. A question of a bank counts when it is answered: nobody is asked them all. */
export function courseStanding(events: readonly ProgressEvent[], shapes: readonly LessonShape[]): CourseStanding {
  let [asked, met] = [0, 0];
  const scores: number[] = [];
  for (const shape of shapes) {
    const lesson = reduceProgress(events, shape);
    const { sectionsRead, trace } = lesson;
    asked += shape.sections.length + shape.trace.length;
    met += sectionsRead.length + trace.filter(({ answers }) => answers.length > 0).length;
    scores.push(...scoresOf(lesson));
  }
  return { done: asked === 0 ? 0 : met / asked, score: meanOf(scores) };
}
