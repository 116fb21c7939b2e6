import { EngineError } from '../../engine/errors';
import { patchesOf } from '../exercise/equipment';
import { byExercise, byKind } from '../schema/itemKinds';
import type { ChoiceItem, ExerciseSpec, Option, Patch, PredictionSpec, ScenarioRef, Step } from '../schema/lesson';
import type { Ask, Question } from './figures';
import type { Lesson } from './load';
import { matchAsks } from './match';
import { orderAsks } from './order';
import { layPatch, scenarioOf } from './scenarios';
import { tuneAsks } from './tune';

/** A question to choose an answer to, in the trace or on a card. */
export type Exercise = Pick<ChoiceItem | Step, 'runs' | 'variants' | 'options' | 'durationMatters'>;

/** Everything that the claims, predictions and exercises of a lesson ask of runs. */
export function asksOf(lesson: Lesson): Ask[] {
  const { claims, predictions, trace, recall, exercises } = lesson.yaml.value;
  const stated = [...Object.values(claims), ...Object.values(predictions)];
  return [
    ...stated.flatMap((each) => ('measure' in each ? asked(lesson, each.scenario, [], [each]) : [])),
    ...Object.values(predictions).flatMap((spec) => wrongAsks(lesson, spec)),
    ...trace.steps.flatMap((step) => exerciseAsks(lesson, step)),
    ...recall.cards.flatMap(({ item }) =>
      byKind(item, { choice: (choice) => exerciseAsks(lesson, choice), number: () => [] }),
    ),
    ...pickerAsks(lesson),
    ...exercises.flatMap((exercise) => takenOr([], () => asksOfExercise(exercise, lesson))),
  ];
}

function asksOfExercise(exercise: ExerciseSpec, lesson: Lesson): Ask[] {
  return byExercise(exercise, {
    match: (spec) => matchAsks(spec, lesson),
    order: (spec) => orderAsks(spec, lesson),
    tune: (spec) => tuneAsks(spec, lesson),
  });
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
  const scenario = takenOr(undefined, () => patches.reduce(layPatch, scenarioOf(ref, lesson.scenarios)));
  return scenario ? questions.map(({ measure, window }) => ({ scenario, measure, window })) : [];
}

/** What `body` gives, or `otherwise` where the engine refuses, which is told elsewhere. */
function takenOr<T>(otherwise: T, body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof EngineError) return otherwise;
    throw error;
  }
}
