import { type Altitude, isThereAt } from '../../course/altitude';
import { drawRound } from '../../course/exercise/quiz';
import type { ClientQuiz } from '../../course/schema/client';
import type { ProgressEvent } from '../../progress/events';
import { readText, writeText } from '../../progress/localText';
import type { Answer, StepProgress } from '../../progress/reduceProgress';
import { weakSpots } from '../../progress/weakSpots';

/** The questions that one go asks: every answer of it bears its seed. */
export interface Round {
  readonly seed: number;
  readonly ids: readonly string[];
}

/** A round of questions for a reader at an altitude who has answered so far what the events say. */
export function newRound(
  { questions, count, confusable, traps }: ClientQuiz,
  lesson: string,
  altitude: Altitude,
  events: Iterable<ProgressEvent>,
  seed: number,
): Round {
  const pool = questions
    .filter((one) => isThereAt(one, altitude))
    .map(({ misconceptions, ...one }) => ({ ...one, misconceptions: Object.values(misconceptions) }));
  const byId = Object.fromEntries(questions.map((one) => [one.id, one]));
  const weak = weakSpots(events, { quiz: lesson, questions: byId, traps });
  return { seed, ids: drawRound(pool, { count, seed, weak, confusable }) };
}

export type QuizAnswer = Answer<'QuizAnswered'>;

/** The answers of a round, by question. A question that was changed since has none. */
export function answersIn(
  { seed }: Round,
  steps: readonly StepProgress<'QuizAnswered'>[],
): ReadonlyMap<string, QuizAnswer> {
  return new Map(
    steps.flatMap(({ id, answers }): [string, QuizAnswer][] => {
      const given = answers.find((answer) => answer.seed === seed);
      return given ? [[id, given]] : [];
    }),
  );
}

const keyOf = (lesson: string) => `rlb.quiz.${lesson}`;

/** Keeps the round on this device, so that who leaves comes back to it. */
export function keepRound(lesson: string, round: Round): void {
  writeText(keyOf(lesson), JSON.stringify(round));
}

/** The round that was kept, if all that it asks is still asked. */
export function keptRound(lesson: string, { questions }: ClientQuiz): Round | undefined {
  try {
    const kept: unknown = JSON.parse(readText(keyOf(lesson)) ?? 'null');
    const known = new Set(questions.map(({ id }) => id));
    return isRound(kept) && kept.ids.every((id) => known.has(id)) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isRound(kept: unknown): kept is Round {
  if (typeof kept !== 'object' || kept === null || !('seed' in kept) || !('ids' in kept)) return false;
  return Number.isInteger(kept.seed) && Array.isArray(kept.ids) && kept.ids.length > 0;
}
