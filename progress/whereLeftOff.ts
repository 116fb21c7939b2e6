import type { LessonShape } from '../course/schema/shape';
import { effective, type ProgressEvent } from './events';
import { reduceProgress } from './reduceProgress';

export interface Place {
  readonly lesson: string;
  /** The first section of it that has not been read; null where all have. */
  readonly section: string | null;
}

/**
 * Where a learner goes on: at the first unread section of the lesson that they were in last, or of the next one with any.
 * `shapes`: the open lessons in the order of the climb. null: none of them was begun.
 */
export function whereLeftOff(events: readonly ProgressEvent[], shapes: readonly LessonShape[]): Place | null {
  const last = effective(events).findLast(({ lesson }) => shapes.some(({ id }) => id === lesson));
  if (!last) return null;
  const ahead = shapes.slice(shapes.findIndex(({ id }) => id === last.lesson));
  const places = ahead.map((shape) => ({ lesson: shape.id, section: firstUnread(events, shape) }));
  return places.find(({ section }) => section !== null) ?? places[0] ?? null;
}

function firstUnread(events: readonly ProgressEvent[], shape: LessonShape): string | null {
  const { sectionsRead } = reduceProgress(events, shape);
  return shape.sections.find((section) => !sectionsRead.includes(section)) ?? null;
}
