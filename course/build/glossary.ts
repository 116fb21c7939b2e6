import { altitudes, isThereAt } from '../altitude';
import type { Locale } from '../languages';
import type { CourseData } from '../schema/course';
import type { GlossaryTerm } from '../schema/glossary';
import type { Lesson } from './load';
import type { Mdx, MdxElement } from './mdx';
import { type Problem, problem, unknownName } from './problem';
import type { YamlFile } from './yaml';

type Glossary = YamlFile<Record<string, GlossaryTerm>>;

/** Lessons that the glossary names and the course has not. */
export function glossaryReferences({ value, at }: Glossary, { lessons }: CourseData): Problem[] {
  const slugs = lessons.map(({ slug }) => slug);
  return Object.entries(value)
    .filter(([, { lesson }]) => !slugs.includes(lesson))
    .map(([id, { lesson }]) => problem(at([id, 'lesson']), ...unknownName('lesson', lesson, slugs)));
}

const termsIn = ({ elements }: Mdx): MdxElement[] => elements.filter(({ name }) => name === 'Term');

/** Links to a term that each of their readers has met above: a term is linked where a reader meets it first. */
export function repeatedTerms(text: Mdx): Problem[] {
  const met = new Set<string>();
  return termsIn(text).flatMap(({ attributes: { id = '' }, within, at }) => {
    const readers = altitudes.filter((one) => within.every(({ attributes }) => isThereAt(attributes, one)));
    const first = readers.filter((altitude) => !met.has(`${id} ${altitude}`));
    for (const altitude of first) met.add(`${id} ${altitude}`);
    if (first.length > 0) return [];
    const wrong = `<Term id="${id}"> is linked above already, for all who read it here`;
    return [problem(at, wrong, 'take the tag off its words')];
  });
}

/** The lessons that link a term, each with the stop in which it does so first. */
export function linksTo(id: string, lessons: readonly Lesson[], locale: Locale): TermLink[] {
  return lessons.flatMap((lesson) => {
    const first = termsIn(lesson.texts[locale]).find(({ attributes }) => attributes.id === id);
    const stop = first?.within.find(({ name }) => name === 'Stop')?.attributes.id;
    return first ? [{ lesson: lesson.entry.slug, stop }] : [];
  });
}

/** Where a lesson links a term; above the first stop, where `stop` is left out. */
export interface TermLink {
  readonly lesson: string;
  readonly stop: string | undefined;
}
