import type { LessonShape } from '../course/schema/shape';
import { counted, type EventType, type ProgressEvent } from './events';
import { reduceProgress } from './reduceProgress';

export interface Place {
  readonly lesson: string;
  /** The first section of it that has not been read; null where all have. */
  readonly section: string | null;
}

/** What is answered when it comes due is of every lesson, and leads back to none. */
const COMES_FROM_REVIEW: ReadonlySet<EventType> = new Set(['RecallGraded', 'QuizAnswered']);

/**
 * Where a learner goes on: at the first unread section of the lesson that they were in last, or of the next one with any.
 * Who has read all that is ahead is led to the end of the climb, where all of it is asked again. `shapes`: the open lessons
 * in the order of the climb. null: none of them was begun.
 */
export function whereLeftOff(events: readonly ProgressEvent[], shapes: readonly LessonShape[]): Place | null {
  const last = counted(events).findLast(
    ({ type, lesson }) => !COMES_FROM_REVIEW.has(type) && shapes.some(({ id }) => id === lesson),
  );
  if (!last) return null;
  const ahead = shapes.slice(shapes.findIndex(({ id }) => id === last.lesson));
  for (const shape of ahead) {
    const { sectionsRead } = reduceProgress(events, shape);
    const section = shape.sections.find((id) => !sectionsRead.includes(id));
    if (section !== undefined) return { lesson: shape.id, section };
  }
  return { lesson: ahead.at(-1)!.id, section: null };
}
