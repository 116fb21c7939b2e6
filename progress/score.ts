import type { LessonProgress } from './reduceProgress';

/** The scores of the last answers to a lesson's scored items, 0 to 1 each, of those that were answered. */
export function scoresOf({ quiz }: Pick<LessonProgress, 'quiz'>): number[] {
  return quiz.flatMap(({ answers }) => answers.at(-1)?.score ?? []);
}

/** Their mean; null where there are none. */
export function meanOf(scores: readonly number[]): number | null {
  return scores.length > 0 ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null;
}
