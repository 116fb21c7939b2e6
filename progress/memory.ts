import { type Card, createEmptyCard, fsrs, State } from 'ts-fsrs';
import type { EventOf } from './events';

/** Again, hard, good, easy: how well the reader knew the answer. */
export type Grade = EventOf<'RecallGraded'>['payload']['grade'];

export interface Graded {
  readonly at: number;
  readonly grade: Grade;
}

/** What is known of how well something is remembered, after all that was answered. */
export interface Memory {
  /** When it comes back, in milliseconds since 1970. */
  readonly dueMs: number;
  /** It comes back within the day, at that very moment, for it was not known; else at any time of that day. */
  readonly isStep: boolean;
  readonly card: Card;
}

/**
 * FSRS as published, without chance: the same answers give the same moments on every device. What was not known comes once
 * more after ten minutes; nothing stays away for longer than a year or so.
 */
const scheduler = fsrs({
  enable_fuzz: false,
  request_retention: 0.9,
  maximum_interval: 365,
  learning_steps: ['10m'],
  relearning_steps: ['10m'],
});

/**
 * The memory that answers leave, oldest first, over one `before` them; null of what was never answered.
 * Source: FSRS-6, https://github.com/open-spaced-repetition/ts-fsrs
 */
export function memoryAfter(answers: readonly Graded[], before: Memory | null = null): Memory | null {
  let memory = before;
  for (const { at, grade } of answers) memory = next(memory, at, grade);
  return memory;
}

/** `memoryAfter` for one who asks again and again: what only grew at its end costs no more than what is new. */
export function remembering(): (key: string, answers: readonly Graded[]) => Memory | null {
  const known = new Map<string, { readonly answers: readonly Graded[]; readonly memory: Memory | null }>();
  return (key, answers) => {
    const last = known.get(key);
    const isLonger = last?.answers.every(
      ({ at, grade }, index) => answers[index]?.at === at && answers[index].grade === grade,
    );
    const memory =
      last && isLonger ? memoryAfter(answers.slice(last.answers.length), last.memory) : memoryAfter(answers);
    known.set(key, { answers, memory });
    return memory;
  };
}

/** When each grade, given now, would bring it back. */
export function dueByGrade(memory: Memory | null, nowMs: number): Readonly<Record<Grade, number>> {
  const due = (grade: Grade) => next(memory, nowMs, grade).dueMs;
  return { 1: due(1), 2: due(2), 3: due(3), 4: due(4) };
}

/** The probability, 0 to 1, that it would be known now; 1 of what was never answered, which cannot be forgotten. */
export function chanceOfRecall(memory: Memory | null, nowMs: number): number {
  return memory ? scheduler.get_retrievability(memory.card, new Date(notBefore(memory, nowMs)), false) : 1;
}

function next(memory: Memory | null, atMs: number, grade: Grade): Memory {
  const now = new Date(notBefore(memory, atMs));
  const { card } = scheduler.next(memory?.card ?? createEmptyCard(now), now, grade);
  return { dueMs: card.due.getTime(), isStep: card.state !== State.Review, card };
}

/** A clock that was set back has time stand still: FSRS knows no answer before the last one. */
function notBefore(memory: Memory | null, atMs: number): number {
  return Math.max(atMs, memory?.card.last_review?.getTime() ?? atMs);
}
