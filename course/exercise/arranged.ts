/*
 * What a reader arranged, as progress and drafts keep it: names by the author, in a list. Of a match and of settings each
 * name is `thing.bin` or `control.value`; of an order the items themselves.
 */

/** What was chosen for each thing, by the thing's id. */
export type Chosen = Readonly<Record<string, string>>;

export function refsOf(chosen: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(chosen).map(([thing, choice]) => `${thing}.${choice}`);
}

/** The choices that the names stand for; what names no known thing, or a choice that it does not have, is left out. */
export function chosenIn(refs: readonly string[], choices: (thing: string) => readonly string[]): Chosen {
  const pairs = refs.map((ref) => {
    const [thing = '', ...choice] = ref.split('.');
    return [thing, choice.join('.')] as const;
  });
  return Object.fromEntries(pairs.filter(([thing, choice]) => choices(thing).includes(choice)));
}

/** The items of a draft that are there to be placed, each once. */
export function placedIn(refs: readonly string[], items: readonly string[]): string[] {
  return [...new Set(refs)].filter((id) => items.includes(id));
}

/**
 * What an attempt (from 0) draws of a pool: `ask` of its things, the next ones in each attempt and from the beginning
 * again after the last; all of them where `ask` is left out.
 */
export function drawnOf<T>(pool: readonly T[], ask: number | undefined, attempt: number): T[] {
  const count = Math.min(ask ?? pool.length, pool.length);
  return Array.from({ length: count }, (_, index) => pool[(attempt * count + index) % pool.length]!);
}

/** The share of the things that lie in the bin that is right, 0 to 1. */
export function matchedShare(chosen: Chosen, key: Chosen): number {
  const things = Object.keys(key);
  return things.filter((thing) => chosen[thing] === key[thing]).length / things.length;
}

/** The pairs of an order that stand the wrong way round: the first of each comes before the other and has the greater value. */
export function pairsAstray(order: readonly string[], values: Readonly<Record<string, number>>): [string, string][] {
  return order.flatMap((first, place) =>
    order
      .slice(place + 1)
      .flatMap((second): [string, string][] => (values[first]! > values[second]! ? [[first, second]] : [])),
  );
}

/** The share of all pairs that stand in order, 0 to 1. */
export function orderedShare(order: readonly string[], values: Readonly<Record<string, number>>): number {
  const pairs = (order.length * (order.length - 1)) / 2;
  return 1 - pairsAstray(order, values).length / pairs;
}
