import type { ClientExercise } from '../../course/schema/client';
import type { LessonContext } from '../prose/context';

/** An exercise of the lesson by its id. Errors: `Error` where the lesson has none of that kind (the build has checked it). */
export function exerciseOf<K extends ClientExercise['kind']>(
  { client, slug }: LessonContext,
  kind: K,
  id: string,
): Extract<ClientExercise, { kind: K }> {
  const found = client.exercises.find((one) => one.id === id);
  if (found?.kind !== kind) throw new Error(`${slug}: the lesson has no ${kind} named ${id}`);
  return found as Extract<ClientExercise, { kind: K }>;
}
