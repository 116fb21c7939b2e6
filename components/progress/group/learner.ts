import type { ProgressEvent } from '../../../progress/events';
import { reduceProgress } from '../../../progress/reduceProgress';
import { meanOf, scoresOf } from '../../../progress/score';
import { standingIn } from '../../shell/standingIn';
import type { ProgressLesson } from '../lookBack';

/** How far a learner is in one lesson. */
interface LessonDone {
  /** The share of its sections, steps and cards that is done, 0 to 1. */
  readonly share: number;
  /** The mean score of the scored items that were answered, each by its last answer, 0 to 1; null where none was. */
  readonly score: number | null;
}

/** A row of the class table. */
export interface Learner {
  readonly name: string;
  readonly lessons: readonly LessonDone[];
  readonly finished: number;
  /** Over the scored items of all lessons; null where none was answered. */
  readonly score: number | null;
  /** Milliseconds since 1970; null where nothing was done. */
  readonly lastMs: number | null;
}

/** What a learner's events say of the lessons. */
export function learnerOf(name: string, events: readonly ProgressEvent[], lessons: readonly ProgressLesson[]): Learner {
  const read = lessons.map(({ shape }) => ({ shape, progress: reduceProgress(events, shape) }));
  const scores = read.map(({ progress }) => scoresOf(progress));
  const done = read.map(({ shape, progress }, index): LessonDone => {
    const parts = standingIn(progress, shape);
    const all = parts.reduce((sum, part) => sum + part.all, 0);
    return {
      share: parts.reduce((sum, part) => sum + part.count, 0) / Math.max(1, all),
      score: meanOf(scores[index]!),
    };
  });
  return {
    name,
    lessons: done,
    finished: read.filter(({ progress }) => progress.doneAtMs !== null).length,
    score: meanOf(scores.flat()),
    lastMs: events.length > 0 ? events.reduce((last, { at }) => Math.max(last, at), 0) : null,
  };
}

/** The name of a file without its ending: the learner's, by agreement. */
export const learnerNameOf = (file: string): string => file.replace(/\.json$/i, '');

/** The heads of the table, in the reader's language. */
export interface Heads {
  readonly learner: string;
  readonly finished: string;
  readonly score: string;
  readonly last: string;
  readonly done: string;
}

/** The table as CSV (RFC 4180): shares as numbers from 0 to 1, the day as ISO 8601 writes it; with a mark by which Excel knows UTF-8. */
export function csvOf(learners: readonly Learner[], titles: readonly string[], heads: Heads): string {
  const head = [heads.learner, heads.finished, heads.score, heads.last];
  const lessonHeads = titles.flatMap((title) => [`${title}: ${heads.done}`, `${title}: ${heads.score}`]);
  const rows = learners.map(({ name, finished, score, lastMs, lessons }) => [
    ...[name, finished, rounded(score), lastMs === null ? '' : new Date(lastMs).toISOString().slice(0, 10)],
    ...lessons.flatMap((lesson) => [rounded(lesson.share), rounded(lesson.score)]),
  ]);
  return `\uFEFF${[[...head, ...lessonHeads], ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

const rounded = (share: number | null) => (share === null ? '' : Number(share.toFixed(3)));

/** A text that a spreadsheet would take for a formula is made one that it does not. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
