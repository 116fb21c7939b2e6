import * as z from 'zod/mini';

/** The version that this code writes. An older one is migrated (`migrate.ts`), a newer one is set aside. */
export const EVENT_VERSION = 1;

/** The last day of the year 2999: what lies past it is no date, and would spoil every later one (see `stamp.ts`). */
export const LATEST_MS = Date.UTC(2999, 11, 31);

const ANSWER_CHARACTERS = 20_000;

const randomHex = z.string().check(z.regex(/^[0-9a-f]{32}$/));
/** Ids are written by authors: words, dots, dashes. */
const authorId = z.string().check(z.regex(/^[A-Za-z0-9][\w.-]{0,79}$/));
const meaning = z.string().check(z.regex(/^[\w-]{1,64}$/));
const text = z.string().check(z.maxLength(ANSWER_CHARACTERS));
const share = z.number().check(z.minimum(0), z.maximum(1));
const nothing = z.strictObject({});
const choiceOrNumber = z.union([authorId, z.number()]);

const stamp = {
  v: z.literal(EVENT_VERSION),
  id: randomHex,
  /** Milliseconds since 1970, by the logical clock of `stamp.ts`. */
  at: z.int().check(z.minimum(0), z.maximum(LATEST_MS)),
  device: randomHex,
};
const lesson = { lesson: authorId };
/** Where in a lesson, and which meaning the step had when it was answered. */
const step = { lesson: authorId, step: authorId, meaning };
const noStep = { step: z.null(), meaning: z.null() };

const predictionPayload = z.discriminatedUnion('skipped', [
  z.strictObject({ skipped: z.literal(true) }),
  /** `confidence`: the probability that the reader gives to being right. */
  z.strictObject({ skipped: z.literal(false), value: choiceOrNumber, confidence: z.optional(share) }),
]);
/** `attempt` counts from 1; `seed` is the variant of the parameters that the attempt was given. */
const stepPayload = z.strictObject({
  option: authorId,
  attempt: z.int().check(z.minimum(1)),
  seed: z.int().check(z.minimum(0)),
});
/** `grade`: again 1, hard 2, good 3, easy 4. The free answer is kept, so that it never vanishes. */
const recallPayload = z.strictObject({ grade: z.literal([1, 2, 3, 4]), answer: text });
const quizPayload = z.strictObject({
  answer: choiceOrNumber,
  score: share,
  attempt: z.int().check(z.minimum(1)),
  seed: z.int().check(z.minimum(0)),
});

/**
 * One dated fact about this learner, in no language: what is done in English is done in Russian.
 * A `Reset` without a lesson resets them all; it is an event too, else an import would resurrect what was reset.
 */
export const progressEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...stamp, type: z.literal('LessonOpened'), ...lesson, ...noStep, payload: nothing }),
  z.strictObject({
    ...stamp,
    type: z.literal('SectionRead'),
    ...lesson,
    step: authorId,
    meaning: z.null(),
    payload: nothing,
  }),
  z.strictObject({ ...stamp, type: z.literal('PredictionCommitted'), ...step, payload: predictionPayload }),
  z.strictObject({ ...stamp, type: z.literal('StepAnswered'), ...step, payload: stepPayload }),
  z.strictObject({ ...stamp, type: z.literal('RecallGraded'), ...step, payload: recallPayload }),
  z.strictObject({ ...stamp, type: z.literal('QuizAnswered'), ...step, payload: quizPayload }),
  z.strictObject({ ...stamp, type: z.literal('Reset'), lesson: z.nullable(authorId), ...noStep, payload: nothing }),
]);

export type ProgressEvent = Readonly<z.infer<typeof progressEvent>>;
export type EventType = ProgressEvent['type'];
export type EventOf<T extends EventType> = Extract<ProgressEvent, { type: T }>;

/** An event before it is stamped with version, id, time and device. */
export type NewEvent = { [T in EventType]: Omit<EventOf<T>, keyof typeof stamp> }[EventType];

/** The order of a set of events: by time, then by id, so that every device sees the same one. */
export function inOrder<E extends { at: number; id: string }>(events: Iterable<E>): E[] {
  return [...events].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

/** The union of sets of events, by id. */
export function union<E extends { id: string }>(...sets: Iterable<E>[]): E[] {
  return [...new Map(sets.flatMap((set) => [...set]).map((event) => [event.id, event])).values()];
}
