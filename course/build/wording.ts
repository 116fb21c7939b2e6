import type { Altitude } from '../altitude';
import { isThereAt } from '../altitude';
import { drawItem } from '../exercise/bankItem';
import { type Locale, locales } from '../languages';
import type { Bank } from './bank';
import { withNumbers, withoutPlaces } from './bankText';
import type { Course, Lesson } from './load';
import type { MdxElement, MdxNode } from './mdx';
import { type Position, type Problem, problem, type Said } from './problem';

/** The options of a question in one language, and which of them is right. */
export interface Worded {
  readonly name: string;
  readonly at: Position;
  readonly locale: Locale;
  readonly key: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** Of the choices of the whole course, in how many the right option is the longest: who knows nothing would choose it. */
export interface WordingFigures {
  readonly choices: number;
  readonly longest: Readonly<Record<Locale, number>>;
}

/** The greatest part of the choices in which the right option may be the longest: what chance gives among three. */
const BY_CHANCE = 1 / 3;

/** In fewer choices a third is no pattern that a reader could go by. */
const ENOUGH_CHOICES = 12;

/** The altitude at which layered options are measured. */
const MEASURED_AT: Altitude = 'middle';

const absolute: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:always|never)\b/i,
  ru: /(?<!\p{L})(?:всегда|никогда)(?!\p{L})/iu,
};

/** Words of certainty that stand in wrong options alone give them away. */
export function givenAway({ name, at, locale, key, texts }: Worded): Problem[] {
  const { [key]: right = '', ...wrong } = texts;
  if (absolute[locale].test(right)) return [];
  return Object.keys(wrong)
    .filter((id) => absolute[locale].test(wrong[id]!))
    .map((id) =>
      problem(
        at,
        `${name}: the wrong option ${id} is absolute (always, never) and the right one is not`,
        'say it without, or in the right one too',
      ),
    );
}

/** Whether the right option is longer than every other. */
export function isLongest({ key, texts }: Worded): boolean {
  const { [key]: right = '', ...wrong } = texts;
  return Object.values(wrong).every((text) => text.length < right.length);
}

/** The choices of a bank, each as one draw gives it. */
export function wordedBank(bank: Bank, facts: Course['facts']): Worded[] {
  return bank.flatMap(({ items }) =>
    items.value.flatMap((item, index) => {
      if (item.kind === 'number') return [];
      const { key } = drawItem(withNumbers(item, facts), 0);
      return locales.map((locale) => ({
        name: item.id,
        at: items.at([index, 'options']),
        locale,
        key,
        texts: Object.fromEntries(item.options.map(({ id, text }) => [id, withoutPlaces(text[locale])])),
      }));
    }),
  );
}

/** The choices of a lesson's trace and cards, by the options that are right in them. */
export function wordedExercises({ texts }: Lesson, keys: Readonly<Record<string, string>>): Worded[] {
  const isOf = (id: string) => (one: MdxElement) =>
    (one.name === 'Step' || one.name === 'Card') && one.attributes.id === id;
  return Object.entries(keys).flatMap(([exercise, key]) =>
    locales.flatMap((locale) => {
      const { elements } = texts[locale];
      const place = elements.find(isOf(exercise));
      const options = elements.filter(({ name, within }) => name === 'Option' && within.some(isOf(exercise)));
      const told = options.map(({ attributes, node }) => [attributes.id, shownText(node)]);
      return place ? [{ name: exercise, at: place.at, locale, key, texts: Object.fromEntries(told) }] : [];
    }),
  );
}

export function wordingFigures(all: readonly Worded[]): WordingFigures {
  const longest = (locale: Locale) => all.filter((one) => one.locale === locale && isLongest(one)).length;
  return {
    choices: all.filter(({ locale }) => locale === locales[0]).length,
    longest: Object.fromEntries(locales.map((locale) => [locale, longest(locale)])) as Record<Locale, number>,
  };
}

/** What is wrong where the right option is too often the longest. */
export function tooLong({ choices, longest }: WordingFigures): Said | undefined {
  const worst = locales.find((locale) => choices >= ENOUGH_CHOICES && longest[locale] > BY_CHANCE * choices);
  return (
    worst && [
      `in ${longest[worst]} of ${choices} choices the right option is the longest (${worst})`,
      'shorten right options, or say wrong ones as fully, until it is no more than a third',
    ]
  );
}

/** The words of a part of the text that one altitude reads. */
function shownText(node: MdxNode): string {
  const attributes = Object.fromEntries((node.attributes ?? []).map(({ name = '', value }) => [name, String(value)]));
  if (!isThereAt(attributes, MEASURED_AT)) return '';
  return `${node.value ?? ''}${(node.children ?? []).map(shownText).join('')}`.trim();
}
