import type { AskedPrediction } from '../schema/asked';
import type { Locale } from '../schema/common';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import type { MdxNode } from './mdx';
import { attempt, ContentError, type Problem, problem } from './problem';
import { scenarioOf } from './scenarios';
import type { Values } from './values';

/**
 * Every prediction that a simulation of the lesson asks for, in the order of the text, with what the run gives.
 * Errors: `ContentError` where a run has no such number: nobody can be near it.
 */
export function predictionsOf(
  lesson: Lesson,
  locale: Locale,
  values: Pick<Values, 'claim' | 'fact'>,
  evaluator: Evaluator,
): AskedPrediction[] {
  const { predictions, simulations } = lesson.yaml.value;
  const problems: Problem[] = [];
  const asked = lesson.texts[locale].elements.flatMap(({ name, node, within }): AskedPrediction[] => {
    const simulation = within.findLast((element) => element.name === 'Simulation')?.attributes.id ?? '';
    const id = simulations[simulation]?.prediction;
    const spec = id === undefined ? undefined : predictions[id];
    if (name !== 'Prediction' || id === undefined || spec === undefined) return [];
    const { format, digits, close, measure, window } = spec;
    const at = lesson.yaml.at(['predictions', id]);
    const scenario = scenarioOf(spec.scenario, lesson.scenarios);
    const found = attempt(at, problems, () => evaluator.measure(scenario, measure, window));
    if (Number.isNaN(found)) problems.push(problem(at, `predictions.${id}: expected a number of the run, found none`));
    const question = plainText(node, locale, values);
    return found === undefined ? [] : [{ id, simulation, question, format, digits, close, found }];
  });
  if (problems.length > 0) throw new ContentError(problems);
  return asked;
}

/** What a reader reads of a part of the text, on one line and without its marks. */
function plainText(node: MdxNode, locale: Locale, values: Pick<Values, 'claim' | 'fact'>): string {
  const textOf = (part: MdxNode): string => {
    const id = part.attributes?.find(({ name }) => name === 'id')?.value;
    if (part.name === 'Claim') return values.claim(String(id), locale);
    if (part.name === 'Fact') return values.fact(String(id), locale);
    return (part.value ?? '') + (part.children ?? []).map(textOf).join('');
  };
  return textOf(node)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim();
}
