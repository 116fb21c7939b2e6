import type { Locale } from '../languages';
import type { ClientReview } from '../schema/client';
import { shapeOf } from '../schema/meaning';
import { questionsOf } from './bank';
import type { Lesson } from './load';
import { clientQuizOf, trapsIn } from './quiz';

/** What the review of these lessons must know of them; they come in the order of the climb. */
export function reviewOf(lessons: readonly Lesson[], locale: Locale): ClientReview {
  const questions = lessons.flatMap((lesson) =>
    (clientQuizOf(lesson, locale)?.questions ?? []).map((asked) => ({
      ...asked,
      name: `${lesson.entry.slug}/${asked.id}`,
    })),
  );
  const traps = Object.fromEntries([
    ...lessons.flatMap(({ entry, yaml }) => trapsIn(entry.slug, yaml.value)),
    ...questions.map(({ name, misconceptions }) => [name, misconceptions] as const),
  ]);
  const named = new Set(Object.values(traps).flatMap((options) => Object.values(options)));
  const misconceptions = Object.entries(lessons[0]?.course.misconceptions ?? {}).filter(([name]) => named.has(name));
  return {
    lessons: lessons.map((lesson) => ({ title: lesson.entry.title[locale], shape: reviewedShape(lesson) })),
    traps,
    questions: Object.fromEntries(questions.map(({ name, lesson, from, until }) => [name, { lesson, from, until }])),
    misconceptions: Object.fromEntries(
      misconceptions.map(([name, { popular, fact }]) => [name, { popular: popular[locale], fact }]),
    ),
  };
}

function reviewedShape({ yaml, bank }: Lesson): ClientReview['lessons'][number]['shape'] {
  const { id, recall, quiz } = shapeOf(yaml.value, questionsOf(bank));
  return { id, sections: [], trace: [], predictions: [], exercises: [], recall, quiz };
}
