import type * as z from 'zod/mini';
import type { progressEvent } from './eventSchema';

/** The version that this code writes. An older one is migrated (`migrate.ts`), a newer one is set aside. */
export const EVENT_VERSION = 2;

/** The last day of the year 2999: what lies past it is no date, and would spoil every later one (see `stamp.ts`). */
export const LATEST_MS = Date.UTC(2999, 11, 31);

/** One dated fact about this learner; `eventSchema.ts` says which there are. */
export type ProgressEvent = Readonly<z.infer<typeof progressEvent>>;
export type EventType = ProgressEvent['type'];
export type EventOf<T extends EventType> = Extract<ProgressEvent, { type: T }>;

/** An event before it is stamped with version, id, time and device. */
export type NewEvent = { [T in EventType]: Omit<EventOf<T>, 'v' | 'id' | 'at' | 'device'> }[EventType];

/** The order of a set of events: by time, then by id, so that every device sees the same one. */
export function inOrder<E extends { at: number; id: string }>(events: Iterable<E>): E[] {
  return [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/**
 * The events that count, in their order: each once, and none that the reader has taken back. Only what `eventSchema.ts` lets
 * be taken back can be: what an `Undone` says of another event is passed over.
 */
export function counted(events: Iterable<ProgressEvent>): ProgressEvent[] {
  const known = inOrder(union(events));
  const undone = new Set(known.flatMap((event) => (event.type === 'Undone' ? [event.payload.event] : [])));
  if (undone.size === 0) return known;
  return known.filter(({ id, type }) => !(undone.has(id) && (type === 'RecallGraded' || type === 'QuizAnswered')));
}

/** The union of sets of events, by id. */
export function union<E extends { id: string }>(...sets: Iterable<E>[]): E[] {
  return [...new Map(sets.flatMap((set) => [...set]).map((event) => [event.id, event])).values()];
}
