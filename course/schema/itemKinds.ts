import type { ChoiceItem, ExerciseSpec, Item } from './lesson';

type Kind = { readonly kind: string };
type OfKind<I extends Kind, T> = { readonly [K in I['kind']]: (item: Extract<I, { kind: K }>) => T };

/** What a reader of an item makes of its kind. Each kind must be answered for: a new one compiles nowhere until it is. */
export const byKind = <T>(item: Item, answers: OfKind<Item, T>): T => answered(item, answers);

/** The same of an exercise. */
export const byExercise = <T>(exercise: ExerciseSpec, answers: OfKind<ExerciseSpec, T>): T =>
  answered(exercise, answers);

function answered<T, I extends Kind>(item: I, answers: OfKind<I, T>): T {
  const answer = answers[item.kind as I['kind']] as (item: I) => T;
  return answer(item);
}

/** The answers that an item offers, each of which may be a misconception, or right by a fact. */
export function optionsOf(item: Item): ChoiceItem['options'] {
  return byKind(item, { choice: ({ options }) => options, number: () => [] });
}
