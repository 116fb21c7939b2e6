import { EngineError } from '../../engine/errors';
import type { Scenario } from '../../engine/scenario/schema';
import { patchesOf } from '../exercise/equipment';
import { byKind } from '../schema/itemKinds';
import type { ChoiceItem, Option, Patch, PredictionSpec, ScenarioRef, Step } from '../schema/lesson';
import type { Ask, Question } from './figures';
import type { Lesson } from './load';
import { layPatch, scenarioOf } from './scenarios';

/** A question to choose an answer to, in the trace or on a card. */
export type Exercise = Pick<ChoiceItem | Step, 'runs' | 'variants' | 'options' | 'durationMatters'>;

/** Everything that the claims, predictions, exercises and the picker of a lesson ask of runs. */
export function asksOf(lesson: Lesson): Ask[] {
  const { claims, predictions, trace, recall } = lesson.yaml.value;
  const stated = [...Object.values(claims), ...Object.values(predictions)];
  return [
    ...stated.flatMap((each) => ('measure' in each ? asked(lesson, each.scenario, [], [each]) : [])),
    ...Object.values(predictions).flatMap((spec) => wrongAsks(lesson, spec)),
    ...trace.steps.flatMap((step) => exerciseAsks(lesson, step)),
    ...recall.cards.flatMap(({ item }) =>
      byKind(item, { choice: (choice) => exerciseAsks(lesson, choice), number: () => [] }),
    ),
    ...pickerAsks(lesson),
  ];
}

function wrongAsks(lesson: Lesson, spec: PredictionSpec): Ask[] {
  return spec.wrong.flatMap((wrong) => {
    if ('under' in wrong) return asked(lesson, spec.scenario, [wrong.under], [spec]);
    return 'measure' in wrong ? asked(lesson, spec.scenario, [], [wrong]) : [];
  });
}

function exerciseAsks(lesson: Lesson, { runs, variants, options }: Exercise): Ask[] {
  const worlds: [Patch, readonly Option[]][] = [
    [{}, options],
    ...variants.map(({ patch }): [Patch, readonly Option[]] => [patch, options]),
    ...options.flatMap((option): [Patch, readonly Option[]][] =>
      option.trueUnder ? [[option.trueUnder, [option]]] : [],
    ),
  ];
  return worlds.flatMap(([patch, told]) =>
    Object.entries(runs ?? {}).flatMap(([name, ref]) => {
      const statements = told.flatMap(({ when = [] }) => when.filter(({ run }) => run === name));
      return asked(lesson, ref, [patch], statements);
    }),
  );
}

function pickerAsks(lesson: Lesson): Ask[] {
  const { picker, simulations } = lesson.yaml.value;
  const stage = picker && simulations[picker.simulation];
  return stage
    ? picker.candidates.flatMap((one) => asked(lesson, stage.scenario, patchesOf(one), picker.measures))
    : [];
}

/** The questions put to a scenario with patches over it; none where there is no such scenario, which is told elsewhere. */
function asked(lesson: Lesson, ref: ScenarioRef, patches: readonly Patch[], questions: readonly Question[]): Ask[] {
  if (questions.length === 0) return [];
  const scenario = laid(lesson, ref, patches);
  return scenario ? questions.map(({ measure, window }) => ({ scenario, measure, window })) : [];
}

function laid(lesson: Lesson, ref: ScenarioRef, patches: readonly Patch[]): Scenario | undefined {
  try {
    return patches.reduce(layPatch, scenarioOf(ref, lesson.scenarios));
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}
