import { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import { isThereAt } from '../altitude';
import { isClose } from '../exercise/prediction';
import { formatValue } from '../format';
import type { Locale } from '../languages';
import type { AskedPrediction } from '../schema/asked';
import { pointBand } from '../schema/band';
import type { PredictionSpec } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import { figureText, type Judgement, judgeLuck } from './luck';
import type { MdxNode } from './mdx';
import { attempt, ContentError, mendRefused, type Problem, problem } from './problem';
import { scenarioOf } from './scenarios';
import type { Values } from './values';

const mendNothing = 'name a measure of the engine that the run has, in a window in which it has it';

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
  const asked = lesson.texts[locale].elements.flatMap(({ name, attributes, node, within }): AskedPrediction[] => {
    const simulation = within.findLast((element) => element.name === 'Simulation')?.attributes.id ?? '';
    const id = simulations[simulation]?.prediction;
    const spec = id === undefined ? undefined : predictions[id];
    // Of a question in layers, the one in the words of the trade.
    if (name !== 'Prediction' || !isThereAt(attributes, 'senior') || id === undefined || spec === undefined) return [];
    const { format, digits, close, measure, window, varies } = spec;
    const at = lesson.yaml.at(['predictions', id]);
    const scenario = scenarioOf(spec.scenario, lesson.scenarios);
    const found = attempt(at, problems, mendNothing, () => evaluator.measure(scenario, measure, window));
    const band = varies && attempt(at, problems, mendNothing, () => evaluator.band({ scenario, measure, window }));
    if (Number.isNaN(found))
      problems.push(problem(at, `predictions.${id}: expected a number of the run, found none`, mendNothing));
    const question = plainText(node, locale, values);
    return found === undefined ? [] : [{ id, simulation, question, format, digits, close, found, band }];
  });
  if (problems.length > 0) throw new ContentError(problems);
  return asked;
}

/** Judges every prediction of the lesson in every turn: what is near with one seed is near with each; by id. */
export function predictionsLuck({ yaml, scenarios }: Lesson, evaluator: Evaluator): Record<string, Judgement> {
  const judged = Object.entries(yaml.value.predictions).flatMap(([id, spec]): [string, Judgement][] => {
    const scenario = scenarios[spec.scenario];
    return scenario ? [[id, judgePrediction(spec, scenario, evaluator)]] : [];
  });
  return Object.fromEntries(judged);
}

function judgePrediction(spec: PredictionSpec, scenario: Scenario, evaluator: Evaluator): Judgement {
  const { measure, window, varies, durationMatters, close, format, digits } = spec;
  const figures = evaluator.figures({ scenario, measure, window });
  const [own] = figures;
  if (typeof own !== 'number' || Number.isNaN(own))
    return {
      standing: 'fails',
      told: pointBand(Number.NaN),
      messages: [
        [
          `expected a number of the run, found ${figureText(own)}`,
          own instanceof EngineError ? mendRefused(own, mendNothing) : mendNothing,
        ],
      ],
    };
  return judgeLuck({
    scenario,
    figures,
    varies,
    durationMatters,
    expected: `${varies ? 'the range that is told' : figureText(own)} ± ${close}`,
    accepts: (found, told) => isClose(found, told, close),
    print: (value) => formatValue(value, format, 'en', digits),
  });
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
