import { join } from 'node:path';
import type { Altitude } from '../altitude';
import type { Locale } from '../languages';
import type { AskedPrediction } from '../schema/asked';
import type { ClientLesson } from '../schema/client';
import type { Frontmatter } from '../schema/lesson';
import { readBands } from './bands';
import { questionsOf } from './bank';
import { clientLessonOf } from './client';
import { engine } from './engine';
import { Evaluator } from './evaluator';
import { linksTo } from './glossary';
import { keptEvidence } from './keptEvidence';
import { limitsOf, limitsOfAll } from './limits';
import { type Connection, connectionsOf } from './links';
import { type Course, type Lesson, openSlugs, readCourse, readLesson } from './load';
import { compileMdx, type MdxNode } from './mdx';
import { predictionsOf } from './predictions';
import { clientQuizOf } from './quiz';
import { isLayered as isLayeredText, type Reading, readingOf as readingOfText } from './reading';
import { reviewOf } from './review';
import { runnerCode } from './runnerCode';
import { searchEntriesOf } from './searchEntries';
import { markSpoilers, spoilersOf } from './spoilers';
import { type Values, valuesOfLesson } from './values';

/** What the routes ask of the course: everything checked, everything computed, with the real engine. */

export type { Connection, Lesson };
export {
  clientQuizOf,
  keptEvidence,
  limitsOf,
  limitsOfAll,
  linksTo,
  openSlugs,
  questionsOf,
  reviewOf,
  searchEntriesOf,
};

/**
 * While content is being written a page is wanted at once: figures of the engine as it was before an edit, or of one run, will
 * do, as the check makes them anew.
 */
const isBeingWritten = process.env.NODE_ENV === 'development';

/** Figures are known for the life of the process: two languages of a page share them. */
const evaluator = new Evaluator(engine, undefined, isBeingWritten);

let fingerprint: Promise<string> | undefined;

/** Takes the figures that are kept beside a lesson, if this engine gave them; what is not kept is computed when asked. */
async function recall(lesson: Lesson): Promise<Lesson> {
  const bands = readBands(lesson.directory);
  if (bands && (isBeingWritten || bands.engine === (await fingerprintOf(lesson.course.root))))
    evaluator.know(bands.figures);
  return lesson;
}

function fingerprintOf(root: string): Promise<string> {
  fingerprint ??= runnerCode(root).then((code) => code.fingerprint);
  return fingerprint;
}

/** What is read of the content, once for the life of the process: many pages of a build ask for the same. */
const read = new Map<string, Promise<unknown>>();

/** While content is being written it is read whenever it is asked for. */
function readOnce<T>(name: string, reading: () => Promise<T>): Promise<T> {
  if (isBeingWritten) return reading();
  const known = read.get(name) ?? reading();
  read.set(name, known);
  return known as Promise<T>;
}

export const loadCourse = (root: string): Promise<Course> => readOnce(root, () => readCourse(root));

/** Errors: `ContentError`, with every problem of the lesson by file and line. */
export function loadLesson(root: string, slug: string): Promise<Lesson> {
  return readOnce(join(root, slug), async () => recall(await readLesson(await loadCourse(root), slug, engine.named)));
}

/** All lessons that can be read, in the order of the climb. */
export async function loadLessons(root: string): Promise<readonly Lesson[]> {
  return Promise.all(openSlugs(await loadCourse(root)).map((slug) => loadLesson(root, slug)));
}

/** Every simulation of the course with the lesson that it stands in, in the order of the climb. */
export async function loadSimulations(
  root: string,
): Promise<readonly { readonly id: string; readonly lesson: Lesson }[]> {
  const lessons = await loadLessons(root);
  return lessons.flatMap((lesson) => Object.keys(lesson.yaml.value.simulations).map((id) => ({ id, lesson })));
}

/** The text as code for `getMDXComponent`, its spoilers marked, and its head. */
export async function compileLesson(
  lesson: Lesson,
  locale: Locale,
): Promise<{ code: string; frontmatter: Frontmatter }> {
  return { code: await codeOf(lesson)(locale), frontmatter: lesson.texts[locale].frontmatter };
}

/**
 * The cards of a lesson alone, as code: for who reviews them where the lesson is not. No figure of theirs waits under a mask:
 * whoever has a card to review has met it.
 */
export function compileCards(lesson: Lesson, locale: Locale): Promise<string> {
  return compileMdx(lesson.texts[locale], (tree) => Object.assign(tree, { children: elementsNamed('Recall', tree) }));
}

function elementsNamed(name: string, node: MdxNode): MdxNode[] {
  return node.name === name ? [node] : (node.children ?? []).flatMap((child) => elementsNamed(name, child));
}

/** What is made of a lesson, once for as long as the lesson is in use: its page in each language and every embed ask. */
function oncePerLesson<T>(make: (lesson: Lesson) => T): (lesson: Lesson) => T {
  const made = new WeakMap<Lesson, { readonly value: T }>();
  return (lesson) => {
    const known = made.get(lesson) ?? { value: make(lesson) };
    made.set(lesson, known);
    return known.value;
  };
}

/** The texts as code, by language. */
const codeOf = oncePerLesson((lesson) => {
  const spoilers = spoilersOf(lesson);
  const compiled = new Map<Locale, Promise<string>>();
  return (locale: Locale): Promise<string> => {
    const code = compiled.get(locale) ?? compileMdx(lesson.texts[locale], (tree) => markSpoilers(spoilers, tree));
    compiled.set(locale, code);
    return code;
  };
});

export const valuesOf = oncePerLesson((lesson): Values => valuesOfLesson(lesson, evaluator));

export function readingOf(lesson: Lesson, locale: Locale): Record<Altitude, Reading> {
  return readingOfText(lesson.texts[locale]);
}

/** Whether the altitudes read different texts of a lesson. */
export function isLayered(lesson: Lesson, locale: Locale): boolean {
  return isLayeredText(lesson.texts[locale]);
}

export const clientLesson = oncePerLesson(
  (lesson): ClientLesson => clientLessonOf(lesson, valuesOf(lesson).claims, evaluator),
);

export const connections = oncePerLesson((lesson): Connection[] =>
  connectionsOf(lesson.course.course, lesson.yaml.value),
);

/** Errors: `ContentError` where a run has nothing to predict. */
export function predictionsAsked(lesson: Lesson, locale: Locale): AskedPrediction[] {
  return predictionsOf(lesson, locale, valuesOf(lesson), evaluator);
}
