import { optionsOf } from '../schema/itemKinds';
import type { LessonData } from '../schema/lesson';
import { factsCounted, factsSaid, wordedOptions } from './bankText';
import type { Course, Lesson } from './load';
import type { MdxElement } from './mdx';
import { type Problem, problem } from './problem';

/** Facts, sources and misconceptions that nothing in the course uses. `lessons` are all of the course. */
export function unusedNames({ facts, sources, misconceptions, lists }: Course, lessons: readonly Lesson[]): Problem[] {
  const elements = lessons.flatMap(({ texts }) => texts.en.elements);
  const questions = lessons.flatMap(({ bank }) => bank.flatMap(({ items }) => items.value));
  const choices = [...lessons.flatMap(({ yaml }) => choicesOf(yaml.value)), ...questions.flatMap(wordedOptions)];
  const cited = lessons.flatMap(({ yaml: { value } }) => [
    ...Object.values(value.configs),
    ...Object.values(value.outages),
  ]);
  const corrected = Object.values(misconceptions).map(({ fact }) => fact);
  const used = {
    facts: [
      ...idsOf(elements, 'Fact'),
      ...questions.flatMap(factsSaid),
      ...questions.flatMap(factsCounted).map(([, fact]) => fact),
      ...choices.map(({ fact }) => fact),
      ...corrected,
    ],
    sources: [...idsOf(elements, 'Cite'), ...[...Object.values(facts), ...cited].map(({ source }) => source)],
    misconceptions: choices.map(({ misconception }) => misconception),
  };
  const idle = (list: keyof typeof used, names: object, use: string) =>
    Object.keys(names)
      .filter((id) => !used[list].includes(id))
      .map((id) => problem(lists[list].at([id]), `nothing in the course uses ${id}`, `${use}, or remove it`));
  return [
    ...idle('facts', facts, 'tell it by <Fact id/>, or decide a question by it'),
    ...idle('sources', sources, 'cite it by <Cite id/>, or rest a fact on it'),
    ...idle('misconceptions', misconceptions, 'name it in the wrong option that it words'),
  ];
}

function idsOf(elements: readonly MdxElement[], name: MdxElement['name']): (string | undefined)[] {
  return elements.filter((element) => element.name === name).map(({ attributes }) => attributes.id);
}

/** All that a reader of a lesson may choose between. */
function choicesOf({ trace, recall, picker, exercises }: LessonData): { misconception?: string; fact?: string }[] {
  const items = recall.cards.flatMap(({ item }) => optionsOf(item));
  const things = exercises.flatMap((exercise) => (exercise.kind === 'match' ? exercise.things : []));
  const placed = things.flatMap((thing) => [...thing.lures, 'fact' in thing ? { fact: thing.fact } : {}]);
  return [...trace.steps.flatMap(({ options }) => options), ...items, ...(picker?.candidates ?? []), ...placed];
}
