import type { Scenario } from '../../engine/scenario/schema';
import { type Altitude, altitudes, isThereAt } from '../altitude';
import { type Band, isBand, pointBand } from '../schema/band';
import { exerciseComponents } from '../schema/components';
import type { PredictionSpec } from '../schema/lesson';
import type { Format, Unit } from '../schema/value';
import { keyOf } from './figures';
import type { Lesson } from './load';
import type { Mdx, MdxElement, MdxNode } from './mdx';
import { type Problem, problem } from './problem';

/** Of figures that give a prediction away, the predictions that each answers, by `figureKey`. */
type Spoilers = ReadonlyMap<string, readonly string[]>;

/** The name of a figure in a text: `Claim end-moved`. */
const figureKey = (name: string, id: string): string => `${name} ${id}`;

/** What a reader meets only after an answer of their own: there a figure may stand as it is. */
const TOLD_AFTERWARDS: ReadonlySet<string> = new Set([
  'Reason',
  'Wrong',
  'Feedback',
  'World',
  'Compared',
  'Explanation',
  'Answer',
]);

/** Words that a picture or an exercise draws anew by itself: a mask in them would find nobody to open it. */
const DRAWN_ALIVE: ReadonlySet<string> = new Set([
  ...['Simulation', 'Trace', 'Picker', 'Recall', ...Object.values(exerciseComponents)],
]);

/**
 * Which figures of a lesson answer a prediction that one of its simulations asks for: a claim of the same measure over the
 * same scenario, in whatever window, and what the prediction itself names under `answers`.
 */
export function spoilersOf(lesson: Lesson): Spoilers {
  const spoilers = new Map<string, readonly string[]>();
  const add = (key: string, prediction: string) => spoilers.set(key, [...(spoilers.get(key) ?? []), prediction]);
  for (const { id, spec } of askedIn(lesson)) {
    const { claims } = lesson.yaml.value;
    for (const [claim, data] of Object.entries(claims))
      if (spec.answers.includes(claim) || ('measure' in data && isSame(data, spec, lesson)))
        add(figureKey('Claim', claim), id);
    for (const fact of spec.answers) if (!(fact in claims)) add(figureKey('Fact', fact), id);
  }
  return spoilers;
}

/** Names on each figure of a parsed text that a mask must cover, as `answers="flows-moved"`, the predictions it waits for. */
export function markSpoilers(spoilers: Spoilers, node: MdxNode): void {
  const id = node.attributes?.find(({ name }) => name === 'id')?.value;
  const answers = spoilers.get(figureKey(node.name ?? '', String(id)));
  if (answers && node.attributes) {
    const mark = { type: 'mdxJsxAttribute', name: 'answers', value: answers.join(' ') };
    Object.assign(node, { attributes: [...node.attributes, mark] });
  }
  if (TOLD_AFTERWARDS.has(node.name ?? '')) return;
  for (const child of node.children ?? []) markSpoilers(spoilers, child);
}

/** How many figures of the texts are masked, and what gives a prediction away although nothing masks it. */
export interface SpoilerResults {
  readonly masked: number;
  readonly problems: readonly Problem[];
}

/**
 * Walks every text at every altitude as a reader who has not predicted yet: no figure that answers a prediction stands
 * where a mask cannot open, and none in its stop lies near the answer without being masked.
 * @param told what each prediction is judged by, as a band
 * @param values what the claims give
 */
export function checkSpoilers(
  lesson: Lesson,
  told: Readonly<Record<string, Band>>,
  values: Readonly<Record<string, unknown>>,
): SpoilerResults {
  const spoilers = spoilersOf(lesson);
  const problems: Problem[] = [];
  let masked = 0;
  for (const text of Object.values(lesson.texts)) {
    for (const element of figuresBefore(text)) {
      const id = element.attributes.id ?? '';
      const answers = spoilers.get(figureKey(element.name, id));
      if (!answers) problems.push(...nearMisses(lesson, element, told, values));
      else if (element.within.some(({ name }) => DRAWN_ALIVE.has(name))) problems.push(unmaskable(element, answers));
      else masked++;
    }
  }
  return { masked, problems: [...problems, ...idleNames(lesson)] };
}

/** The predictions that simulations ask for, with the stop in which each stands. */
function askedIn({ yaml, texts }: Lesson): { id: string; spec: PredictionSpec; stop: string | undefined }[] {
  const { simulations, predictions } = yaml.value;
  return Object.entries(simulations).flatMap(([simulation, { prediction: id }]) => {
    const spec = id === undefined ? undefined : predictions[id];
    const told = texts.en.elements.find(
      ({ name, attributes }) => name === 'Simulation' && attributes.id === simulation,
    );
    return id !== undefined && spec ? [{ id, spec, stop: told && stopOf(told) }] : [];
  });
}

const stopOf = ({ within }: MdxElement): string | undefined =>
  within.find(({ name }) => name === 'Stop')?.attributes.id;

/** Whether two figures are of one measure over one scenario. One that there is none of is told elsewhere. */
function isSame(claim: { scenario: string; measure: string }, spec: PredictionSpec, { scenarios }: Lesson): boolean {
  const [one, other] = [scenarios[claim.scenario], scenarios[spec.scenario]];
  const key = (scenario: Scenario) => keyOf({ scenario, measure: claim.measure });
  return claim.measure === spec.measure && !!one && !!other && key(one) === key(other);
}

const figuresOf = ({ elements }: Mdx): MdxElement[] =>
  elements.filter(({ name }) => name === 'Claim' || name === 'Fact');

/** The figures of a text that a reader meets before an answer. */
const figuresBefore = (text: Mdx): MdxElement[] =>
  figuresOf(text).filter(({ within }) => !within.some(({ name }) => TOLD_AFTERWARDS.has(name)));

function unmaskable(element: MdxElement, answers: readonly string[]): Problem {
  const place = element.within.at(-1)!.name;
  return problem(
    element.at,
    `<${element.name} id="${element.attributes.id}"> answers the prediction ${answers.join(', ')} inside <${place}>, where no mask opens`,
    'tell it in the text around, where it is masked until the reader has committed, or in <Reason>',
  );
}

/** A figure of the same kind, in the stop of a prediction, that lies as near to the answer as an answer must. */
function nearMisses(
  lesson: Lesson,
  element: MdxElement,
  told: Readonly<Record<string, Band>>,
  values: Readonly<Record<string, unknown>>,
): Problem[] {
  // What a question tells is what it gives the reader to reckon with.
  if (element.within.some(({ name }) => name === 'Prediction')) return [];
  const id = element.attributes.id ?? '';
  const figure = sizeOfFigure(lesson, element.name, id, values);
  return askedIn(lesson).flatMap(({ id: prediction, spec, stop }) => {
    const answer = told[prediction];
    if (!figure || !answer || stop !== stopOf(element) || id in spec.unrelated) return [];
    const { least, most } = widened(answer, spec.close);
    if (!isNear(figure, sizeOf({ least, most }, spec.format))) return [];
    const wrong = `<${element.name} id="${id}"> lies near the answer to ${prediction}, which its reader (${seenAt(element)}) has yet to predict`;
    const mend = `name it in \`answers\` of the prediction, and it is masked until then; or say in \`unrelated\` why it tells nothing`;
    return [problem(element.at, wrong, mend)];
  });
}

const widened = ({ least, most }: Band, by: number): Band => ({ least: least - by, most: most + by });

const isNear = (a: Size, b: Size) => a.of === b.of && a.least <= b.most && a.most >= b.least;

/** The altitudes at which an element is read. */
function seenAt({ within }: MdxElement): string {
  const layers = within.map(({ attributes }) => attributes);
  const seen = altitudes.filter((altitude: Altitude) => layers.every((layer) => isThereAt(layer, altitude)));
  return seen.length === altitudes.length ? 'every altitude' : seen.join(', ');
}

/** Names under `answers` and `unrelated` that no text tells. */
function idleNames({ course, yaml, texts }: Lesson): Problem[] {
  const told = new Set(figuresOf(texts.en).map(({ attributes }) => attributes.id));
  const isKnown = (name: string) => name in yaml.value.claims || name in course.facts;
  return Object.entries(yaml.value.predictions).flatMap(([id, { answers, unrelated }]) =>
    [
      ...answers.map((name, index) => [name, ['answers', index]] as const),
      ...Object.keys(unrelated).map((name) => [name, ['unrelated', name]] as const),
    ]
      .filter(([name]) => isKnown(name) && !told.has(name))
      .map(([name, path]) =>
        problem(yaml.at(['predictions', id, ...path]), `no text tells ${name}`, 'take it out, or mend the name'),
      ),
  );
}

interface Size extends Band {
  /** What it is a size of: figures of different things never lie near each other. */
  readonly of: string;
}

/** Formats and units in which the same thing may be told. */
const SCALES: Partial<Record<Format | Unit, readonly [of: string, factor: number]>> = {
  percent: ['share', 1],
  '%': ['share', 0.01],
  duration: ['time', 1],
  ms: ['time', 1],
  s: ['time', 1000],
  min: ['time', 60_000],
  h: ['time', 3_600_000],
};

function sizeOf({ least, most }: Band, told: Format | Unit): Size {
  const [of, factor] = SCALES[told] ?? [told, 1];
  return { of, least: least * factor, most: most * factor };
}

/** What a figure of the text is a size of; nothing where it is a name. */
function sizeOfFigure(
  { yaml, course }: Lesson,
  name: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Size | undefined {
  if (name === 'Claim') {
    const [claim, value] = [yaml.value.claims[id], values[id]];
    const band = typeof value === 'number' ? pointBand(value) : value;
    return claim && isBand(band) ? sizeOf(band, claim.format) : undefined;
  }
  const { value, unit } = course.facts[id] ?? {};
  if (unit === undefined || value === undefined || typeof value === 'string') return undefined;
  const [least, most] = typeof value === 'number' ? [value, value] : value;
  return sizeOf({ least, most }, unit);
}
