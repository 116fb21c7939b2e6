import * as z from 'zod/mini';
import { EVENT_VERSION, LAST_AT, MOST_UNDONE } from './events';

const randomHex = z.string().check(z.regex(/^[0-9a-f]{32}$/));
/** Ids are written by authors: words, dots, dashes. */
const authorId = z.string().check(z.regex(/^[A-Za-z0-9][\w.-]{0,79}$/));
const meaning = z.string().check(z.regex(/^[\w-]{1,64}$/));
const share = z.number().check(z.minimum(0), z.maximum(1));
const nothing = z.strictObject({});
const choiceOrNumber = z.union([authorId, z.number()]);
/** What was arranged, name by name (`course/exercise/arranged.ts`): a scenario has not so many things. */
const arranged = z.array(authorId).check(z.maxLength(64));

const stamp = {
  v: z.literal(EVENT_VERSION),
  id: randomHex,
  /** Milliseconds since 1970, by the logical clock of `stamp.ts`. */
  at: z.int().check(z.minimum(0), z.maximum(LAST_AT)),
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
/** `grade`: again 1, hard 2, good 3, easy 4. The free answer is kept whole: a limit here would lose a long one at the next visit. */
const recallPayload = z.strictObject({ grade: z.literal([1, 2, 3, 4]), answer: z.string() });
const quizPayload = z.strictObject({
  answer: z.union([choiceOrNumber, arranged]),
  score: share,
  /** The probability that the reader gives to being right, where it is asked for. */
  confidence: z.optional(share),
  attempt: z.int().check(z.minimum(1)),
  seed: z.int().check(z.minimum(0)),
});

const undonePayload = z.strictObject({
  events: z.array(randomHex).check(z.minLength(1), z.maxLength(MOST_UNDONE)),
});

/**
 * One dated fact about this learner, in no language: what is done in English is done in Russian.
 * A `Reset` without a lesson resets them all; it is an event too, else an import would resurrect what was reset. So is
 * what takes events back (`counted` in `events.ts`): a reset, all that a file brought.
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
  z.strictObject({ ...stamp, type: z.literal('Undone'), lesson: z.null(), ...noStep, payload: undonePayload }),
  z.strictObject({ ...stamp, type: z.literal('Reset'), lesson: z.nullable(authorId), ...noStep, payload: nothing }),
]);
