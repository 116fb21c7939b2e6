import type { ChoiceItem, Item } from './lesson';

type OfKind<T> = { readonly [K in Item['kind']]: (item: Extract<Item, { kind: K }>) => T };

/** What a reader of an item makes of its kind. Each kind must be answered for: a new one compiles nowhere until it is. */
export function byKind<T>(item: Item, answers: OfKind<T>): T {
  const answer = answers[item.kind] as (item: Item) => T;
  return answer(item);
}

/** The answers that an item offers, each of which may be a misconception, or right by a fact. */
export function optionsOf(item: Item): ChoiceItem['options'] {
  return byKind(item, { choice: ({ options }) => options, number: () => [] });
}
