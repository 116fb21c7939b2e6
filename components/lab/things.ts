import { regionsOf } from '../../engine/scenario/regions';
import {
  BOX_LISTS,
  type BoxList,
  withCopyOfBox,
  withCopyOfRegion,
  withCopyOfZone,
  withNewBox,
  withNewRegion,
  withNewZone,
  withoutBox,
  withoutRegion,
  withoutZone,
} from './draft';
import type { Draft } from './labState';

export type ThingList = 'regions' | 'zones' | BoxList;

/** Something that a topology is made of, by its name: a box, a zone or a region. */
export interface Thing {
  readonly list: ThingList;
  readonly id: string;
  /** Its place in the list, which tells it from another of its name while a draft has two. */
  readonly place?: number;
}

/** The names of a list, in its order. A draft without regions has the one that holds everything. */
export function namesOf(draft: Draft, list: ThingList): readonly string[] {
  if (list === 'zones') return draft.topology.zones;
  return (list === 'regions' ? regionsOf(draft) : draft.topology[list]).map(({ id }) => id);
}

/** Its place in its list; -1 where the draft does not have it. */
export function indexOfThing(draft: Draft, { list, id, place = -1 }: Thing): number {
  const names = namesOf(draft, list);
  return names[place] === id ? place : names.indexOf(id);
}

/** The box of a name, as a picture tells it; undefined where there is none. */
export function boxNamed(draft: Draft, id: string): Thing | undefined {
  const list = BOX_LISTS.find((one) => namesOf(draft, one).includes(id));
  return list && { list, id };
}

/** Indexes of the faults whose target is the thing of that name. */
export const faultsOn = (draft: Draft, id: string): readonly number[] =>
  draft.faults.flatMap(({ target }, index) => (target === id ? [index] : []));

/** What was added last to a list. */
export const lastOf = (draft: Draft, list: ThingList): Thing => ({ list, id: namesOf(draft, list).at(-1) ?? '' });

/** The draft with one more; `into`: the zone or the region that it is to be in. */
export function withNew(draft: Draft, list: ThingList, into?: string): Draft {
  switch (list) {
    case 'regions':
      return withNewRegion(draft);
    case 'zones':
      return withNewZone(draft, into);
    default:
      return withNewBox(draft, list, into);
  }
}

/** The draft with a copy of it and of what stands in it. */
export function withCopyOf(draft: Draft, thing: Thing): Draft {
  const index = indexOfThing(draft, thing);
  switch (thing.list) {
    case 'regions':
      return withCopyOfRegion(draft, index);
    case 'zones':
      return withCopyOfZone(draft, thing.id);
    default:
      return withCopyOfBox(draft, thing.list, index);
  }
}

/** The draft without it, what stands in it and the faults that strike any of it. */
export function without(draft: Draft, thing: Thing): Draft {
  const index = indexOfThing(draft, thing);
  switch (thing.list) {
    case 'regions':
      return withoutRegion(draft, index);
    case 'zones':
      return withoutZone(draft, thing.id);
    default:
      return withoutBox(draft, thing.list, index);
  }
}
