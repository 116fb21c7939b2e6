import { cache } from 'react';
import { stepAnchor } from '../components/exercise/stepAnchor';
import type {
  CitedSource,
  ConnectedLesson,
  LessonContext,
  ShownConfig,
  ShownOutage,
} from '../components/prose/context';
import { labHref } from '../components/shell/href';
import type { MapStop } from '../components/shell/LessonMap';
import { shellWords } from '../components/shell/words';
import {
  type Connection,
  clientLesson,
  clientQuizOf,
  compileLesson,
  connections,
  isLayered,
  type Lesson,
  limitsOf,
  loadLesson,
  readingOf,
  valuesOf,
} from '../course/build';
import { languageOfTitle, sourceTitle } from '../course/format';
import type { Locale } from '../course/languages';
import { programOf } from '../course/schema/programs';
import type { Format } from '../course/schema/value';
import { anchorOf, LAB } from '../engine/links/address';
import { encodePermalink } from '../engine/links/permalink';
import { passageOf } from './passages';

/**
 * A lesson in one language, as its page needs it. A page and its metadata share the one reading: otherwise whichever is
 * done first would come first in the page, and two builds would differ.
 */
export const readLessonPage = cache(async (slug: string, locale: Locale) => {
  const lesson = await loadLesson(process.cwd(), slug);
  const { code, frontmatter } = await compileLesson(lesson, locale);
  const { course } = lesson.course;
  const next = course.lessons.find((entry) => entry.slug === lesson.yaml.value.next);
  const previous = course.lessons[course.lessons.indexOf(lesson.entry) - 1];
  return {
    code,
    frontmatter,
    number: lesson.entry.number,
    words: readingOf(lesson, locale),
    hasAltitudes: isLayered(lesson, locale),
    track: course.tracks.find((track) => track.id === lesson.entry.track)?.title[locale] ?? '',
    stops: stopsOf(lesson, locale),
    context: lessonContext(lesson, locale),
    previous: previous && { slug: previous.slug, title: previous.title[locale], status: previous.status },
    next: next && { slug: next.slug, title: next.title[locale], summary: next.summary[locale], status: next.status },
  };
});

/** A simulation goes by the title of the stop that it stands in. */
export function simulationTitle({ texts }: Lesson, id: string, locale: Locale): string {
  const told = texts[locale].elements.find(({ name, attributes }) => name === 'Simulation' && attributes.id === id);
  return told?.within.find(({ name }) => name === 'Stop')?.attributes.title ?? id;
}

/** What the components of a text must know of its lesson. */
export function lessonContext(lesson: Lesson, locale: Locale): LessonContext {
  const values = valuesOf(lesson);
  return {
    slug: lesson.entry.slug,
    page: '',
    locale,
    words: shellWords[locale],
    claim: (id, format) => values.claim(id, locale, format as Format | undefined),
    fact: (id) => ({ text: values.fact(id, locale), source: lesson.course.facts[id]?.source ?? '' }),
    config: (id) => configOf(lesson, id),
    outage: (id) => outageOf(lesson, id, locale),
    passage: (stop) => passageOf(lesson, stop, locale),
    leftOut: (simulation) => limitsOf(lesson.course.limits, locale, simulation),
    sources: sourcesOf(lesson, locale),
    numbers: lesson.yaml.value.numbers,
    connected: connections(lesson).map((connection) => connectedOf(connection, lesson, locale)),
    isLayered: isLayered(lesson, locale),
    client: clientLesson(lesson),
    quiz: clientQuizOf(lesson, locale),
  };
}

function stopsOf(lesson: Lesson, locale: Locale): MapStop[] {
  const { elements } = lesson.texts[locale];
  const holding = (name: 'Trace' | 'Recall') => elements.find((element) => element.name === name)?.within[0];
  const [trace, recall] = [holding('Trace'), holding('Recall')];
  return elements
    .filter((element) => element.name === 'Stop')
    .map((stop) => ({
      id: stop.attributes.id ?? '',
      title: stop.attributes.title ?? '',
      plain: stop.attributes.plain,
      holds: stop === trace ? 'trace' : stop === recall ? 'recall' : undefined,
    }));
}

function configOf({ entry, configs }: Lesson, id: string): ShownConfig {
  const config = configs[id];
  if (!config) throw new Error(`${entry.slug}: no config ${id}`);
  const { version, source, text } = config;
  const { name, check } = programOf(config.program);
  return { program: version ? `${name} ${version}` : name, check, source, text };
}

function outageOf({ entry, yaml, scenarios }: Lesson, id: string, locale: Locale): ShownOutage {
  const { outages, simulations } = yaml.value;
  const outage = outages[id];
  if (!outage) throw new Error(`${entry.slug}: no outage ${id}`);
  const { day, source, replay } = outage;
  if (!replay) return { day, source };
  const { scenario, exercise } = replay;
  const shown = Object.entries(simulations).find(([, spec]) => spec.scenario === scenario)?.[0];
  const watch = shown
    ? `#${anchorOf(shown)}`
    : labHref(locale) + encodePermalink({ simulation: LAB, scenario: scenarios[scenario]!, tMs: 0 });
  return { day, source, replay: { watch, exercise: `#${stepAnchor(exercise)}` } };
}

/** Every source that the text cites, or what it tells rests on, numbered as they first appear. */
function sourcesOf({ entry, yaml, texts, course, configs }: Lesson, locale: Locale): CitedSource[] {
  const sourceNamed = (name: string, id: string): string | undefined =>
    ({ Fact: course.facts[id]?.source, Config: configs[id]?.source, Outage: yaml.value.outages[id]?.source, Cite: id })[
      name
    ];
  const facts = new Map<string, Set<string>>();
  for (const { name, attributes } of texts[locale].elements) {
    const id = attributes.id ?? '';
    const source = sourceNamed(name, id);
    if (source === undefined) continue;
    const resting = facts.get(source) ?? new Set();
    facts.set(source, name === 'Fact' ? resting.add(id) : resting);
  }
  return [...facts].map(([id, resting], index) => {
    const source = course.sources[id];
    if (!source) throw new Error(`${entry.slug}: no source ${id}`);
    const { where, asOf } = source;
    const [title, language] = [sourceTitle(source, locale), languageOfTitle(source, locale)];
    return { id, number: index + 1, title, language, where, asOf, facts: resting.size };
  });
}

function connectedOf({ lesson: entry, stops }: Connection, lesson: Lesson, locale: Locale): ConnectedLesson {
  const titles = stopsOf(lesson, locale);
  return {
    slug: entry.slug,
    number: entry.number,
    title: entry.title[locale],
    isOpen: entry.status === 'open',
    stops: titles.filter((stop) => stops.includes(stop.id)),
  };
}
