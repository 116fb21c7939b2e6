import type { WeakSpots } from '../course/exercise/quiz';
import type { Traps } from '../course/schema/client';
import { counted, type EventOf, type ProgressEvent, sinceReset } from './events';
import { fallenFor } from './traps';

/** What is known of the exercises whose answers are in the progress. */
export interface AnsweredFrom {
  /** The lesson that the quiz stands in. */
  readonly quiz: string;
  /** Its questions by id: the lesson each is about, and the misconceptions that its options word. */
  readonly questions: Readonly<
    Record<string, { readonly lesson: string; readonly misconceptions: Readonly<Record<string, string>> }>
  >;
  /** The same of the steps, cards and exercises of all lessons. */
  readonly traps: Traps;
}

type Answer = EventOf<'StepAnswered'> | EventOf<'QuizAnswered'>;

/** Where a reader's last answers, anywhere in the course, are wrong: what was answered right since counts no more. */
export function weakSpots(events: Iterable<ProgressEvent>, known: AnsweredFrom): WeakSpots {
  const lessons = new Map<string, number>();
  const misconceptions = new Set<string>();
  const answered = new Map<string, boolean>();
  for (const event of lastAnswers(events).values()) {
    const { lesson, step } = event;
    const question = lesson === known.quiz ? known.questions[step] : undefined;
    const fallen = fallenFor(event, question?.misconceptions ?? known.traps[`${lesson}/${step}`]);
    const isWrong = event.type === 'QuizAnswered' ? event.payload.score < 1 : fallen.length > 0;
    if (question) answered.set(step, !isWrong);
    if (!isWrong) continue;
    const about = question?.lesson ?? lesson;
    lessons.set(about, (lessons.get(about) ?? 0) + 1);
    for (const misconception of fallen) misconceptions.add(misconception);
  }
  return { lessons, misconceptions, answered };
}

/** The last answer to each step since its lesson was reset. */
function lastAnswers(events: Iterable<ProgressEvent>): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const event of sinceReset(counted(events)))
    if (event.type === 'StepAnswered' || event.type === 'QuizAnswered')
      answers.set(`${event.lesson}/${event.step}`, event);
  return answers;
}
