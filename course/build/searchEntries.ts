import { anchorOf } from '../../engine/links/address';
import { altitudes } from '../altitude';
import { factAnchor, limitAnchor } from '../anchors';
import { formatFact, sourceTitle } from '../format';
import type { Locale } from '../languages';
import type { SearchEntry } from '../search/entry';
import type { Course, Lesson } from './load';
import { type Passage, passagesOf } from './passages';
import type { Values } from './values';

/** What the pages that are no lessons are called, in the language. */
export interface PageTitles {
  readonly glossary: string;
  readonly evidence: string;
}

/** Everything that a search may find in one language: the lessons' passages, simulations, terms, facts, and what is left out. */
export function searchEntriesOf(
  course: Course,
  lessons: readonly { readonly lesson: Lesson; readonly values: Values }[],
  locale: Locale,
  pages: PageTitles,
): SearchEntry[] {
  return [
    ...lessons.flatMap(({ lesson, values }) =>
      passagesOf(lesson, locale, values).map((passage) => passageEntry(passage, lesson, locale)),
    ),
    ...termEntries(course, locale, pages.glossary),
    ...factEntries(course, locale, pages.evidence),
    ...limitEntries(course, locale, pages.evidence),
  ];
}

function passageEntry(passage: Passage, { entry, texts }: Lesson, locale: Locale): SearchEntry {
  const { stop, simulation, outage, altitudes: readBy, text } = passage;
  const page = entry.title[locale];
  const stopOf = texts[locale].elements.find(({ name, attributes }) => name === 'Stop' && attributes.id === stop);
  const { title = page, plain = title } = stopOf?.attributes ?? {};
  const isPlain = readBy.every((altitude) => altitude === 'zero');
  return {
    kind: simulation === undefined ? 'passage' : 'simulation',
    path: `learn/${entry.slug}/#${simulation === undefined ? (stop ?? 'text') : anchorOf(simulation)}`,
    title: outage ?? (isPlain ? plain : title),
    page,
    text,
    altitudes: readBy.length === altitudes.length ? undefined : readBy,
  };
}

function termEntries({ glossary }: Course, locale: Locale, page: string): SearchEntry[] {
  return Object.entries(glossary.value).map(([id, { term, also, text }]) => ({
    kind: 'term',
    path: `glossary/#${id}`,
    title: term[locale],
    page,
    text: text[locale],
    names: [...Object.values(term).flatMap(namesIn), ...also],
  }));
}

/** The names that a title holds: `серый отказ (grey failure)` has two. */
const namesIn = (title: string): string[] => title.split(/[(),]/).flatMap((name) => name.trim() || []);

function factEntries({ facts, sources }: Course, locale: Locale, page: string): SearchEntry[] {
  return Object.entries(facts).map(([id, fact]) => {
    const source = sources[fact.source];
    return {
      kind: 'fact',
      path: `evidence/#${factAnchor(id)}`,
      title: id.replaceAll('-', ' '),
      page,
      text: `${formatFact(fact, locale)} — ${source ? sourceTitle(source, locale) : ''}`,
    };
  });
}

function limitEntries({ limits }: Course, locale: Locale, page: string): SearchEntry[] {
  return Object.entries(limits.value).map(([id, { title, text }]) => ({
    kind: 'limit',
    path: `evidence/#${limitAnchor(id)}`,
    title: title[locale],
    page,
    text: text[locale],
  }));
}
