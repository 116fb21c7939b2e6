import { fnv1a } from '../course/fnv1a';
import type { LessonShape } from '../course/schema/shape';
import type { ProgressEvent } from './events';
import { chanceOfRecall, type Grade, type Graded, type Memory, remembering } from './memory';
import { type Answer, reduceProgress, type StepProgress } from './reduceProgress';

/** A card or a scored item of the course as it stands with this reader. */
export interface Reviewed {
  /** Names it among all: `card lesson/step`. */
  readonly key: string;
  readonly kind: 'card' | 'item';
  readonly lesson: string;
  readonly step: string;
  /** What a new answer is recorded under. */
  readonly meaning: string;
  /** Oldest first; those to an earlier meaning, which begins anew, are not among them. */
  readonly answers: readonly Graded[];
  /** By what the numbers of the last answer were drawn; undefined where there are none. */
  readonly seed?: number | undefined;
  /** Null where it was not answered: it was never met, or it is `stale`. */
  readonly memory: Memory | null;
  /** Answered, but before its author changed what it asks. */
  readonly stale: boolean;
}

/** How many a day asks for, however many are due: who was away for months comes back to as many as anybody. */
export const A_DAY = 20;

/**
 * Every card and scored item of these lessons, in their order: a function of the set of events, like all that is known of
 * a reader. An answer under an earlier meaning, or to a step that is gone, brings nothing back.
 */
export function reviewedOf(events: readonly ProgressEvent[], shapes: readonly LessonShape[]): Reviewed[] {
  return shapes.flatMap((shape) => {
    const { recall, quiz } = reduceProgress(events, shape);
    const reviewed = reviewedIn(shape.id);
    return [
      ...recall.map((step) => reviewed('card', step, ({ grade }) => grade)),
      ...quiz.map((step) => reviewed('item', step, gradeOfScore)),
    ];
  });
}

export const keyOf = (kind: Reviewed['kind'], lesson: string, step: string): string => `${kind} ${lesson}/${step}`;

const memoryOf = remembering();

const reviewedIn =
  (lesson: string) =>
  <T extends 'RecallGraded' | 'QuizAnswered'>(
    kind: Reviewed['kind'],
    { id, meaning, answers: given, stale }: StepProgress<T>,
    gradeOf: (answer: Answer<T>) => Grade,
  ): Reviewed => {
    const answers = given.map((answer) => ({ at: answer.at, grade: gradeOf(answer) }));
    const key = keyOf(kind, lesson, id);
    const last = given.at(-1);
    const seed = last && 'seed' in last ? last.seed : undefined;
    return { key, kind, lesson, step: id, meaning, answers, seed, memory: memoryOf(key, answers), stale };
  };

/** An item is graded by its score, and a right answer by how sure the reader was of it, where that was asked. */
export function gradeOfScore({
  score,
  confidence = 0.75,
}: Pick<Answer<'QuizAnswered'>, 'score' | 'confidence'>): Grade {
  if (score < 1) return 1;
  if (confidence < 0.75) return 2;
  return confidence < 0.95 ? 3 : 4;
}

/** The first moment of the day that is `days` after that of `atMs`, by the clock on the reader's wall. */
export function dayStart(atMs: number, days = 0): number {
  const date = new Date(atMs);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** What an author has changed begins anew at once; a step has its moment, and all else its day. */
export function isDue({ memory, stale }: Reviewed, nowMs: number): boolean {
  if (!memory) return stale;
  return memory.dueMs <= nowMs || (!memory.isStep && memory.dueMs < dayStart(nowMs, 1));
}

/** All that is due, what is most at risk of being forgotten first, and equals in an order that mixes the lessons. */
export function dueNow(reviewed: readonly Reviewed[], nowMs: number): Reviewed[] {
  const due = reviewed
    .filter((one) => isDue(one, nowMs))
    .map((one) => ({ one, chance: chanceOfRecall(one.memory, nowMs), place: placeOf(one.key) }));
  return due.sort((a, b) => a.chance - b.chance || (a.place < b.place ? -1 : 1)).map(({ one }) => one);
}

/** How many were answered since the day began, those aside that were met for the first time. */
export function reviewsToday(reviewed: readonly Reviewed[], nowMs: number): number {
  const start = dayStart(nowMs);
  return reviewed.reduce((sum, { answers }) => sum + answers.slice(1).filter(({ at }) => at >= start).length, 0);
}

/** How many are left for today: what is due, and no more than a day asks for. */
export function leftToday(reviewed: readonly Reviewed[], nowMs: number): number {
  const room = Math.max(0, A_DAY - reviewsToday(reviewed, nowMs));
  return Math.min(room, reviewed.filter((one) => isDue(one, nowMs)).length);
}

/**
 * How many each of the coming days will ask for, today first, if all of them are answered and none comes back sooner. What
 * is more than a day asks for waits for the next one.
 */
export function forecast(reviewed: readonly Reviewed[], nowMs: number, days: number): number[] {
  let waiting = reviewed.filter((one) => isDue(one, nowMs)).length;
  let room = Math.max(0, A_DAY - reviewsToday(reviewed, nowMs));
  return Array.from({ length: days }, (_, day) => {
    const [from, until] = [dayStart(nowMs, day), dayStart(nowMs, day + 1)];
    waiting += reviewed.filter(
      ({ memory, ...one }) =>
        memory && memory.dueMs >= from && memory.dueMs < until && !isDue({ memory, ...one }, nowMs),
    ).length;
    const asked = Math.min(room, waiting);
    waiting -= asked;
    room = A_DAY;
    return asked;
  });
}

/** A place in no order that anybody could see. */
const placeOf = (key: string): string => fnv1a(new TextEncoder().encode(key));
