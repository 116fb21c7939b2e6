import type { LessonShape } from '../../course/schema/shape';

/** The lesson's shape with one scored item alone: the rest need not go to the browser again. */
export function shapeOfItem({ id, quiz }: LessonShape, item: string): LessonShape {
  return { id, sections: [], trace: [], predictions: [], recall: [], quiz: quiz.filter((step) => step.id === item) };
}
