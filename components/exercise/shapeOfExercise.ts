import type { LessonShape } from '../../course/schema/shape';

/** The lesson's shape with one exercise alone: the rest need not go to the browser again. */
export function shapeOfExercise({ id, exercises }: LessonShape, exercise: string): LessonShape {
  const only = exercises.filter((step) => step.id === exercise);
  return { id, sections: [], trace: [], predictions: [], recall: [], quiz: [], exercises: only };
}
