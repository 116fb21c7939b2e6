import type * as z from 'zod/mini';
import type { progressEvent } from './eventSchema';

/** The version that this code writes. An older one is migrated (`migrate.ts`), a newer one is set aside. */
export const EVENT_VERSION = 2;

/** The last day of the year 2999: a clock that says more is not believed (see `stamp.ts`). */
export const LATEST_MS = Date.UTC(2999, 11, 31);

/** The last time that an event can have: past the last day there is room to count on, so that the order of events holds. */
export const LAST_AT = LATEST_MS + 2 ** 40;

/** How many events one `Undone` may name; more take several. */
export const MOST_UNDONE = 10_000;

/** One dated fact about this learner; `eventSchema.ts` says which there are. */
export type ProgressEvent = Readonly<z.infer<typeof progressEvent>>;
export type EventType = ProgressEvent['type'];
export type EventOf<T extends EventType> = Extract<ProgressEvent, { type: T }>;

/** What can count: an `Undone` only says what does not. */
export type Fact = Exclude<ProgressEvent, { type: 'Undone' }>;

/** An event before it is stamped with version, id, time and device. */
export type NewEvent = { [T in EventType]: Omit<EventOf<T>, 'v' | 'id' | 'at' | 'device'> }[EventType];

/** Whether the reader said something: what was opened and read is noted besides. */
export const isAnswer = ({ meaning }: { meaning: string | null }): boolean => meaning !== null;

/** The order of a set of events: by time, then by id, so that every device sees the same one. */
export function inOrder<E extends { at: number; id: string }>(events: Iterable<E>): E[] {
  return [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/** The union of sets of events, by id. */
export function union<E extends { id: string }>(...sets: Iterable<E>[]): E[] {
  return [...new Map(sets.flatMap((set) => [...set]).map((event) => [event.id, event])).values()];
}

/** Those whose id none of `others` has. */
export function without<E extends { id: string }>(events: readonly E[], others: Iterable<{ id: string }>): E[] {
  const ids = new Set(Array.from(others, ({ id }) => id));
  return events.filter(({ id }) => !ids.has(id));
}

/**
 * The events that count, in order and each once: without those that were taken back. A function of the set.
 */
export function counted(events: Iterable<ProgressEvent>): Fact[] {
  const ordered = inOrder(union(events));
  const undone = takenBack(ordered);
  return ordered.filter((event): event is Fact => event.type !== 'Undone' && !undone.has(event.id));
}

/** Of what counts, in order: what was done since its lesson was reset, alone or with all the others. */
export function sinceReset(facts: readonly Fact[]): Fact[] {
  const reset = new Set<string | null>();
  const since = facts.toReversed().filter(({ type, lesson }) => {
    if (type === 'Reset') reset.add(lesson);
    return !reset.has(null) && !reset.has(lesson);
  });
  return since.reverse();
}

/**
 * What was taken back, by the id of the `Undone` that did it. An `Undone` can be taken back as well, by one that is later: so
 * no circle of them goes on for ever.
 */
export function takenBack(ordered: readonly ProgressEvent[]): ReadonlyMap<string, string> {
  const undone = new Map<string, string>();
  for (const event of ordered.toReversed()) {
    if (event.type === 'Undone' && !undone.has(event.id))
      for (const id of event.payload.events) undone.set(id, event.id);
  }
  return undone;
}
