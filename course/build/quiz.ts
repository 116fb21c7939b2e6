import { join } from 'node:path';
import { refsOf } from '../exercise/arranged';
import type { Locale } from '../languages';
import type { BankItem } from '../schema/bank';
import type { ClientQuestion, ClientQuiz, QuizLesson } from '../schema/client';
import { folderOf, lessonFiles } from '../schema/files';
import { optionsOf } from '../schema/itemKinds';
import type { ExerciseSpec, LessonData } from '../schema/lesson';
import { ANSWER } from '../schema/meaning';
import { withFacts, withNumbers } from './bankText';
import { type Course, type Lesson, openSlugs } from './load';
import { readMdx } from './mdx';
import { readYaml } from './yaml';

/**
 * What the page needs of a lesson's quiz; undefined where it has none.
 * Errors: `ContentError` where another lesson of the course cannot be read.
 */
export function clientQuizOf({ yaml, bank, course }: Lesson, locale: Locale): ClientQuiz | undefined {
  const { quiz } = yaml.value;
  if (!quiz) return undefined;
  const said = (text: Readonly<Record<Locale, string>>) => withFacts(text[locale], course.facts, locale);
  return {
    count: quiz.questions,
    confusable: quiz.confusable,
    questions: bank.flatMap(({ lesson, items }) =>
      items.value.map((item) => questionOf(withNumbers(item, course.facts), lesson, said)),
    ),
    lessons: Object.fromEntries(bank.map(({ lesson }) => [lesson, lessonOf(lesson, course, locale)])),
    traps: Object.fromEntries(openSlugs(course).flatMap((slug) => trapsIn(slug, dataOf(slug, course)))),
  };
}

type Say = (text: BankItem['question']) => string;

function questionOf(item: ReturnType<typeof withNumbers>, lesson: string, said: Say): ClientQuestion {
  const { revision: _revision, question, ...rest } = item;
  const misconceptions = (options: readonly { id: string; misconception?: string | undefined }[]) =>
    Object.fromEntries(options.flatMap(({ id, misconception }) => (misconception ? [[id, misconception]] : [])));
  if (rest.kind === 'number') {
    const { reason, wrong, ...asked } = rest;
    return {
      ...asked,
      lesson,
      question: said(question),
      told: {
        [ANSWER]: { feedback: said(reason) },
        ...Object.fromEntries(wrong.map(({ id, feedback }) => [id, { feedback: said(feedback) }])),
      },
      wrong: wrong.map(({ feedback: _feedback, misconception: _misconception, ...procedure }) => procedure),
      misconceptions: misconceptions(wrong),
    };
  }
  const { options, ...asked } = rest;
  return {
    ...asked,
    lesson,
    question: said(question),
    told: Object.fromEntries(
      options.map(({ id, text, feedback }) => [id, { text: said(text), feedback: said(feedback) }]),
    ),
    options: options.map(({ id, when, fact }) => ({ id, when, fact })),
    misconceptions: misconceptions(options),
  };
}

function lessonOf(slug: string, course: Course, locale: Locale): QuizLesson {
  const entry = entryOf(slug, course);
  const title = entry.title[locale];
  if (entry.status === 'coming') return { title, isOpen: false, stops: {} };
  const { elements } = readMdx(course.root, join(course.root, 'content', folderOf(entry), `${locale}.mdx`), locale);
  const stops = elements.filter(({ name }) => name === 'Stop').map(({ attributes }) => attributes);
  const titled = stops.map(({ id, title: said = '', plain }) => [id, { title: said, ...(plain && { plain }) }]);
  return { title, isOpen: true, stops: Object.fromEntries(titled) as QuizLesson['stops'] };
}

function dataOf(slug: string, course: Course): LessonData {
  const file = join(course.root, 'content', folderOf(entryOf(slug, course)), 'lesson.yaml');
  return readYaml(course.root, file, lessonFiles['lesson.yaml']).value;
}

/** The misconceptions of a lesson's steps, cards and exercises, each under its name in `Traps`. */
export function trapsIn(
  slug: string,
  { trace, recall, exercises }: LessonData,
): [string, Readonly<Record<string, string>>][] {
  const steps = [
    ...trace.steps,
    ...recall.cards.map(({ id, item }) => ({ id, options: optionsOf(item) })),
    ...exercises.map((exercise) => ({ id: exercise.id, options: luresOf(exercise) })),
  ];
  return steps.flatMap(({ id, options }) => {
    const traps = options.flatMap((option) => (option.misconception ? [[option.id, option.misconception]] : []));
    return traps.length > 0 ? [[`${slug}/${id}`, Object.fromEntries(traps) as Record<string, string>]] : [];
  });
}

/** What a misconception leads to in a match, as the reader's answer names it. */
function luresOf(exercise: ExerciseSpec): { id: string; misconception: string }[] {
  if (exercise.kind !== 'match') return [];
  return exercise.things.flatMap(({ id, lures }) =>
    lures.flatMap(({ bin, misconception }) => refsOf({ [id]: bin }).map((ref) => ({ id: ref, misconception }))),
  );
}

function entryOf(slug: string, { course }: Course) {
  const entry = course.lessons.find((one) => one.slug === slug);
  if (!entry) throw new Error(`no lesson named ${slug} in content/course.yaml`);
  return entry;
}
