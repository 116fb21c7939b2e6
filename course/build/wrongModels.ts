import { isClose } from '../exercise/prediction';
import { type Band, pointBand } from '../schema/band';
import type { PredictionSpec, WrongModel } from '../schema/lesson';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import { figureText } from './luck';
import { attempt, type Problem, problem } from './problem';
import { layPatch, scenarioOf } from './scenarios';

/** The number to which a wrong model of a prediction leads, as a band over the seeds. Errors: `EngineError` where it leads to none. */
export function wrongNumber(
  wrong: WrongModel,
  { scenario: name, measure, window }: PredictionSpec,
  { scenarios }: Pick<Lesson, 'scenarios'>,
  evaluator: Evaluator,
): Band {
  const scenario = scenarioOf(name, scenarios);
  if ('model' in wrong) return pointBand(Number(evaluator.model(wrong.model, wrong.input, wrong.path)));
  if ('under' in wrong) return evaluator.band({ scenario: layPatch(scenario, wrong.under), measure, window });
  return evaluator.band({ scenario, measure: wrong.measure, window: wrong.window });
}

const mendWrong = 'name a patch, a measure or a model that leads to the number which this thought gives';

/**
 * Every wrong model leads to a number that a reader can give and that does not count as near: else nobody could be told
 * that it was theirs. `told` is what each prediction is judged by, as a band.
 */
export function checkWrongModels(
  lesson: Lesson,
  told: Readonly<Record<string, Band>>,
  evaluator: Evaluator,
): { readonly count: number; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const all = Object.entries(told).flatMap(([id, band]) => {
    const spec = lesson.yaml.value.predictions[id]!;
    return spec.wrong.map((wrong, index) => ({ id, spec, band, wrong, index }));
  });
  for (const { id, spec, band, wrong, index } of all) {
    const at = lesson.yaml.at(['predictions', id, 'wrong', index]);
    const number = attempt(at, problems, mendWrong, () => wrongNumber(wrong, spec, lesson, evaluator));
    const { least, most } = number ?? pointBand(0);
    const { min, max } = spec.input;
    const say = (expected: string, mend: string) =>
      problems.push(
        problem(
          at,
          `the wrong model ${wrong.id} of ${id}: expected ${expected}, found ${rangeText({ least, most })}`,
          mend,
        ),
      );
    if (number && !(least >= min && most <= max))
      say(`a number from ${min} to ${max}, which a reader can give`, 'widen `input`, or choose another model');
    if (number && (isClose(least, band, spec.close) || isClose(most, band, spec.close)))
      say(
        `a number farther than ${spec.close} from the answer, ${rangeText(band)}`,
        'make `close` less, or choose a model that can be told from the right one',
      );
  }
  return { count: all.length, problems };
}

function rangeText({ least, most }: Band): string {
  return least === most ? figureText(least) : `${figureText(least)} to ${figureText(most)}`;
}
