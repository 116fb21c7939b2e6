import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { EngineError } from '../../engine/errors';
import { altitudes } from '../altitude';
import { choicesOf, type Drawn, drawnWith } from '../exercise/bankItem';
import type { Scope } from '../exercise/formula';
import { locales } from '../languages';
import type { BankItem } from '../schema/bank';
import { bankFile, folderOf, lessonFiles } from '../schema/files';
import type { LessonData } from '../schema/lesson';
import { ANSWER, PICKER_STEP } from '../schema/meaning';
import { factsCounted, placesIn, withNumbers, wordedOptions, wordsOf } from './bankText';
import type { Course } from './load';
import { collect, mendRefused, type Problem, problem, type Said, unknownName } from './problem';
import { type Path, readYaml, type YamlFile } from './yaml';

/** The questions about one lesson. */
interface BankFile {
  /** The slug of the lesson, which names the file. */
  readonly lesson: string;
  readonly items: YamlFile<BankItem[]>;
}

/** The questions that a quiz draws from, file by file in the order of the climb. */
export type Bank = readonly BankFile[];

export const questionsOf = (bank: Bank): BankItem[] => bank.flatMap(({ items }) => items.value);

/** Reads a lesson's `bank/`; what is wrong with a file is told, and its questions are left out. */
export async function readBank({ root, course }: Course, directory: string, problems: Problem[]): Promise<Bank> {
  const folder = join(directory, 'bank');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  const slugs = course.lessons.map(({ slug }) => slug);
  for (const name of names) {
    const slug = basename(name, '.yaml');
    const start = { file: relative(root, join(folder, name)), line: 1, column: 1 };
    if (!slugs.includes(slug)) problems.push(problem(start, ...unknownName('lesson', slug, slugs)));
  }
  const bank: BankFile[] = [];
  for (const lesson of slugs.filter((slug) => names.includes(`${slug}.yaml`))) {
    const items = await collect(problems, () => readYaml(root, join(folder, `${lesson}.yaml`), bankFile));
    if (items) bank.push({ lesson, items });
  }
  return bank;
}

/** Every name that the questions use is there, and each language says the same values. */
export async function bankReferences(bank: Bank, lesson: LessonData, course: Course): Promise<Problem[]> {
  const problems: Problem[] = [];
  const taken = new Set([PICKER_STEP, ...[...lesson.recall.cards, ...lesson.exercises].map(({ id }) => id)]);
  for (const file of bank) {
    const stops = await stopsOf(file.lesson, course);
    file.items.value.forEach((item, index) => {
      const say = (path: Path, [wrong, mend]: Said) =>
        problems.push(problem(file.items.at([index, ...path]), `${item.id}: ${wrong}`, mend));
      if (taken.has(item.id)) say(['id'], [`the id ${item.id} is used twice`, 'give one of the two another id']);
      taken.add(item.id);
      for (const [path, said] of wrongIn(item, stops, course)) say(path, said);
    });
  }
  return problems;
}

/** The stops of a lesson; undefined for one that is still to come. */
async function stopsOf(slug: string, { root, course }: Course): Promise<readonly string[] | undefined> {
  const entry = course.lessons.find((one) => one.slug === slug && one.status !== 'coming');
  if (!entry) return undefined;
  const file = join(root, 'content', folderOf(entry), 'lesson.yaml');
  // What is wrong with that lesson is told where it is checked.
  return (await collect([], () => readYaml(root, file, lessonFiles['lesson.yaml'])))?.value.stops;
}

function* wrongIn(
  item: BankItem,
  stops: readonly string[] | undefined,
  { facts, misconceptions }: Course,
): Generator<[Path, Said]> {
  if (stops && !stops.includes(item.stop)) yield [['stop'], unknownName('stop', item.stop, stops)];
  if (altitudes.indexOf(item.from) > altitudes.indexOf(item.until))
    yield [['until'], [`expected from below until, found ${item.from} and ${item.until}`, 'exchange the two']];
  const list = item.kind === 'number' ? 'wrong' : 'options';
  const ids = (item.kind === 'number' ? item.wrong : item.options).map(({ id }) => id);
  for (const [index, id] of ids.entries())
    if (ids.indexOf(id) !== index || (item.kind === 'number' && id === ANSWER))
      yield [
        [list, index, 'id'],
        [`the id ${id} is used twice`, 'give one of the two another id'],
      ];
  for (const [index, { misconception, fact }] of wordedOptions(item).entries()) {
    if (misconception !== undefined && !misconceptions[misconception])
      yield [[list, index, 'misconception'], unknownName('misconception', misconception, Object.keys(misconceptions))];
    if (fact !== undefined) yield* unfit([list, index, 'fact'], fact, facts);
  }
  for (const [name, fact] of factsCounted(item)) yield* unfit(['values', name, 'fact'], fact, facts);
  yield* undecided(item);
  const names = [
    ...Object.keys(item.parameters),
    ...Object.keys(item.values),
    ...(item.kind === 'number' ? [ANSWER] : []),
  ];
  for (const { path, text } of wordsOf(item)) {
    const places = locales.map((locale) => placesIn(text[locale]));
    const [first] = places;
    if (
      places.some(
        (other) => String(other.names) !== String(first?.names) || String(other.facts) !== String(first?.facts),
      )
    )
      yield [path, ['the languages say different values', 'say the same {names} in each']];
    for (const name of first?.names ?? []) if (!names.includes(name)) yield [path, unknownName('value', name, names)];
    for (const id of first?.facts ?? []) if (!facts[id]) yield [path, unknownName('fact', id, Object.keys(facts))];
    if (path[0] === 'question' && first?.names.includes(ANSWER))
      yield [path, ['the question says {answer}', 'say it in the reason']];
  }
}

/** A question may rest on a fact that is there and that more than hearsay vouches for. */
function* unfit(path: Path, id: string, facts: Course['facts']): Generator<[Path, Said]> {
  if (!facts[id]) yield [path, unknownName('fact', id, Object.keys(facts))];
  else if (facts[id].standing === 'secondary')
    yield [path, [`the fact ${id} is secondary`, 'decide by one that was measured, read or derived']];
}

function* undecided(item: BankItem): Generator<[Path, Said]> {
  if (item.kind === 'number') return;
  const judged = item.options.filter(({ when }) => when !== undefined).length;
  const facts = item.options.filter(({ fact }) => fact !== undefined).length;
  if (judged > 0 ? facts > 0 : facts !== 1)
    yield [
      ['options'],
      ['expected `when` on an option, or on none and a `fact` on the right one', 'decide it by one of the two'],
    ];
}

/** How many draws a question may have: each of them is tried. */
const MOST_DRAWS = 1000;

interface BankResults {
  readonly questions: number;
  /** With parameters that are drawn. */
  readonly varying: number;
  /** Asked at Zero. */
  readonly plain: number;
  readonly draws: number;
  readonly problems: readonly Problem[];
}

/** Draws every question in every way: exactly one option holds, each `when` in some draw, and two wrong numbers are left. */
export function checkBank(bank: Bank, facts: Course['facts']): BankResults {
  const problems: Problem[] = [];
  let draws = 0;
  for (const { items } of bank)
    items.value.forEach((item, index) => {
      try {
        const asked = withNumbers(item, facts);
        const drawn = drawsOf(item).map((parameters) => drawnWith(asked, parameters));
        draws += drawn.length;
        for (const id of idleIn(item, drawn))
          problems.push(problem(items.at([index]), `${item.id}: the \`when\` of ${id} holds in no draw`, mendIdle));
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        problems.push(problem(items.at([index]), `${item.id}: ${error.message}`, mendRefused(error, mendDraw)));
      }
    });
  const questions = questionsOf(bank);
  return {
    questions: questions.length,
    varying: questions.filter(({ parameters }) => Object.keys(parameters).length > 0).length,
    plain: questions.filter(({ from }) => from === 'zero').length,
    draws,
    problems,
  };
}

const mendDraw = 'draw other parameters, or change the procedures';

const mendIdle = 'take it out, as the option is wrong without it, or draw parameters under which it holds';

/** All that may be drawn. Errors: `EngineError` where it is more than is tried. */
function drawsOf({ parameters }: BankItem): Scope[] {
  return Object.entries(parameters).reduce<Scope[]>(
    (scopes, [name, spec]) => {
      const choices = choicesOf(spec);
      if (scopes.length * choices.length > MOST_DRAWS)
        throw new EngineError('parameters', name, `${MOST_DRAWS} draws of a question at most`);
      return scopes.flatMap((scope) => choices.map((value) => ({ ...scope, [name]: value })));
    },
    [{}],
  );
}

/** The options that say by `when` that they may be right, and never are. */
function idleIn(item: BankItem, drawn: readonly Drawn[]): string[] {
  if (item.kind === 'number') return [];
  const keys = new Set(drawn.map(({ key }) => key));
  return item.options.flatMap(({ id, when }) => (when === undefined || keys.has(id) ? [] : [id]));
}
