import { type Locale, locales } from '../languages';
import type { BankItem } from '../schema/bank';
import type { CourseData } from '../schema/course';
import type { AllowedNumber } from '../schema/facts';
import { optionsOf } from '../schema/itemKinds';
import type { LessonData, Option } from '../schema/lesson';
import { factsSaid, textsOf, withoutPlaces } from './bankText';
import { type Mdx, type MdxElement, type MdxNode, positionOf } from './mdx';
import { ContentError, type Position, type Problem, problem, type Said, unknownName } from './problem';
import type { YamlFile } from './yaml';

/** The numbers of a text, by where they come from. */
export interface NumberFigures {
  readonly found: number;
  readonly facts: number;
  readonly claims: number;
  /** Numbers in the wording of a named misconception: the lures of a question. */
  readonly lures: number;
  /** How many each pattern of the list allowed. */
  readonly allowed: ReadonlyMap<AllowedPattern, number>;
  readonly problems: readonly Problem[];
}

/** An entry of content/allowed-numbers.yaml, ready to match. */
export interface AllowedPattern extends AllowedNumber {
  readonly match: RegExp;
}

interface Passage {
  readonly text: string;
  readonly at: Position;
  /** Whether the text begins at `at` as it stands, so that a place in it can be told. */
  readonly exact: boolean;
  readonly lure: boolean;
}

const digits = /\d+(?:[.,\u00a0]\d+)*/gu;

/** Numbers spelled out before a unit. */
const spelled: Readonly<Record<Locale, RegExp>> = {
  en: /\b(?:half|third|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million)[\s-]+(?:an?\s+)?(?:per ?cent|milliseconds?|seconds?|minutes?|hours?|days?|(?:kilo|mega|giga)?bytes?|dollars?|cents?|times)\b/giu,
  // A \b of a regular expression knows no Cyrillic letters, so the bounds are spelled out.
  ru: /(?<!\p{L})(?!один раз)(?:один|одна|одну|одной|два|две|двух|три|тр[её]х|четыре|четыр[её]х|пять|пяти|шесть|шести|семь|семи|восемь|девять|десять|десяти|пятнадцать|двадцать|тридцать|сорок|пятьдесят|шестьдесят|девяносто|сто|ста|тысяч[аиу]?|полсотни|полторы|полутора|половин[ауые]|треть|трети|четверть|четверти)\s+(?:(?:процент|миллисекунд|секунд|минут|доллар|(?:кило|мега|гига)?байт)\p{L}*|час(?:а|ов)?|сут(?:ки|ок)|день|дн(?:я|ей)|цент(?:а|ов)?|раза?)(?!\p{L})/giu,
};

/** Attributes that a reader sees. */
const shownAttributes: ReadonlySet<string> = new Set(['title', 'plain', 'label']);

/**
 * Finds the numbers of a lesson's prose that are neither a fact nor a claim: digits, and spelled-out numbers with a unit.
 * What is a name (TLS 1.3) must match a pattern of the list, which gives a reason.
 */
export function lintNumbers(lesson: LessonData, text: Mdx, patterns: readonly AllowedPattern[]): NumberFigures {
  const count = (name: string) => text.elements.filter((element) => element.name === name).length;
  const [facts, claims] = [count('Fact'), count('Claim')];
  const figures = figuresOf(passagesOf(lesson, text), patterns);
  return { ...figures, facts, claims, found: figures.found + facts + claims };
}

/** As `lintNumbers`, for the questions of a bank; what is drawn is told by `{name}`, and a fact by `{fact:id}`. */
export function lintBank(items: YamlFile<BankItem[]>, patterns: readonly AllowedPattern[]): NumberFigures {
  const figures = figuresOf(
    textsOf(items).map((said) => ({ ...said, exact: false, text: withoutPlaces(said.text) })),
    patterns,
  );
  const facts = items.value.flatMap(factsSaid).length;
  return { ...figures, facts, found: figures.found + facts };
}

/** As `lintNumbers`, for the titles and summaries of the map, which can name no fact. */
export function lintCourse({ value, at }: YamlFile<CourseData>, patterns: readonly AllowedPattern[]): NumberFigures {
  const passages = value.lessons.flatMap((entry, index) =>
    (['title', 'summary'] as const).flatMap((field) =>
      locales.map((locale) => ({
        text: entry[field][locale],
        at: at(['lessons', index, field, locale]),
        exact: false,
        lure: false,
      })),
    ),
  );
  return figuresOf(passages, patterns);
}

function figuresOf(passages: readonly Passage[], patterns: readonly AllowedPattern[]): NumberFigures {
  const allowed = new Map<AllowedPattern, number>();
  const problems: Problem[] = [];
  let found = 0;
  let lures = 0;
  for (const passage of passages) {
    for (const { index, number, by } of numbersIn(passage.text, patterns)) {
      found++;
      if (by) allowed.set(by, (allowed.get(by) ?? 0) + 1);
      else if (passage.lure) lures++;
      else problems.push(problem(passage.exact ? positionIn(passage, index) : passage.at, ...bareNumber(number)));
    }
  }
  return { found, facts: 0, claims: 0, lures, allowed, problems };
}

/** Errors: `ContentError` at a pattern that is no regular expression, and at a slug that no lesson has. */
export function compilePatterns(
  { value, at }: YamlFile<AllowedNumber[]>,
  slugs: readonly string[],
): readonly AllowedPattern[] {
  return value.map((entry, index) => {
    const nowhere = entry.in?.findIndex((slug) => !slugs.includes(slug)) ?? -1;
    if (nowhere >= 0)
      throw new ContentError([
        problem(at([index, 'in', nowhere]), ...unknownName('lesson', entry.in![nowhere]!, slugs)),
      ]);
    try {
      return { ...entry, match: new RegExp(entry.pattern, 'gu') };
    } catch (error) {
      throw new ContentError([
        problem(
          at([index, 'pattern']),
          String(error),
          'write a regular expression; a bracket that is meant as such takes a \\ before it',
        ),
      ]);
    }
  });
}

/** What a lesson may say; without a slug, what the pages of the whole course may. */
export function patternsFor(patterns: readonly AllowedPattern[], slug?: string): readonly AllowedPattern[] {
  return patterns.filter((one) => !one.in || (slug !== undefined && one.in.includes(slug)));
}

function bareNumber(number: string): Said {
  return [
    `the number "${number}" has no source`,
    'tell it by <Fact id/> or <Claim id/>, or allow it in content/allowed-numbers.yaml with a reason',
  ];
}

function numbersIn(
  text: string,
  patterns: readonly AllowedPattern[],
): { index: number; number: string; by: AllowedPattern | undefined }[] {
  const allowed = patterns.flatMap((by) =>
    [...text.matchAll(by.match)].map(({ index, 0: name }) => ({ from: index, to: index + name.length, by })),
  );
  return [digits, ...Object.values(spelled)].flatMap((kind) =>
    [...text.matchAll(kind)].map(({ index, 0: number }) => ({
      index,
      number,
      by: allowed.find(({ from, to }) => from <= index && to >= index + number.length)?.by,
    })),
  );
}

/** Every piece of text that a reader sees, the head included. */
function passagesOf(lesson: LessonData, { file, frontmatter, tree, elements }: Mdx): Passage[] {
  const lures = new Set(elements.filter((element) => isLure(element, lesson)).map((element) => element.node));
  const head = { at: { file, line: 1, column: 1 }, exact: false, lure: false };
  const passages: Passage[] = [frontmatter.title, frontmatter.crux, frontmatter.plain ?? ''].map((text) => ({
    ...head,
    text,
  }));
  const visit = (node: MdxNode, inLure: boolean): void => {
    if (node.type === 'yaml' || node.type.endsWith('Expression')) return;
    const lure = inLure || lures.has(node);
    const at = positionOf(file, node);
    if (node.value !== undefined) passages.push({ text: node.value, at, exact: true, lure });
    for (const { name = '', value } of node.attributes ?? []) {
      if (shownAttributes.has(name) && typeof value === 'string')
        passages.push({ text: value, at, exact: false, lure });
    }
    for (const child of node.children ?? []) visit(child, lure);
  };
  visit(tree, false);
  return passages;
}

/** Whether the element words an option that is a misconception by name: its number is meant to be wrong. */
function isLure({ name, attributes, within }: MdxElement, lesson: LessonData): boolean {
  if (name !== 'Option') return false;
  const exercise = within.find((element) => element.name === 'Step' || element.name === 'Card');
  const options = optionsNamed(lesson, exercise?.attributes.id);
  return options.some((option) => option.id === attributes.id && option.misconception !== undefined);
}

function optionsNamed({ trace, recall }: LessonData, id: string | undefined): readonly Option[] {
  const card = recall.cards.find((one) => one.id === id);
  const step = trace.steps.find((one) => one.id === id);
  return [...(step?.options ?? []), ...(card ? optionsOf(card.item) : [])];
}

function positionIn({ text, at }: Passage, index: number): Position {
  const before = text.slice(0, index).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return { ...at, line: at.line + before.length - 1, column: before.length === 1 ? at.column + last : last + 1 };
}
