import type { Scenario } from '../../engine/scenario/schema';
import { isBand, pointBand } from '../schema/band';
import type {
  ClientCard,
  ClientChoice,
  ClientExercise,
  ClientLesson,
  ClientPicker,
  ClientPrediction,
  ClientSimulation,
} from '../schema/client';
import { byExercise, byKind } from '../schema/itemKinds';
import type { Card, ChoiceItem, ExerciseSpec, PickerSpec, SimulationSpec, Step } from '../schema/lesson';
import { shapeOf } from '../schema/meaning';
import { questionsOf } from './bank';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import { knownBins, rubricBins } from './match';
import { knownValues } from './order';
import { winsOf } from './picker';
import { scenarioOf } from './scenarios';
import { controlsOf, startOf } from './tune';
import { wrongNumber } from './wrongModels';

/** What the islands need of a checked lesson; `values` are its claims', the evaluator gives what varies over the seeds. */
export function clientLessonOf(
  lesson: Lesson,
  values: Readonly<Record<string, unknown>>,
  evaluator: Evaluator,
): ClientLesson {
  const data = lesson.yaml.value;
  const simulations = Object.entries(data.simulations).map(([id, spec]) => [
    id,
    simulationOf(lesson, id, spec, evaluator),
  ]);
  return {
    id: data.id,
    shape: shapeOf(data, questionsOf(lesson.bank)),
    simulations: Object.fromEntries(simulations) as Record<string, ClientSimulation>,
    trace: data.trace.steps.map((step) => ({ id: step.id, simulation: step.simulation, ...choiceOf(lesson, step) })),
    recall: data.recall.cards.map((card) => cardOf(lesson, card, values)),
    picker: data.picker && pickerOf(lesson, data.picker, evaluator),
    exercises: data.exercises.map((exercise) => exerciseOf(lesson, exercise, evaluator)),
  };
}

/** What a page gets of a picker. */
export function pickerOf(lesson: Lesson, picker: PickerSpec, evaluator: Evaluator): ClientPicker {
  const { simulation, measures, candidates, varies } = picker;
  return {
    simulation,
    scenario: scenarioOf(lesson.yaml.value.simulations[simulation]!.scenario, lesson.scenarios),
    measures,
    candidates: candidates.map(({ id, patch, equipment }) => ({ id, patch, equipment })),
    wins: varies && winsOf(lesson, picker, evaluator),
  };
}

function simulationOf(lesson: Lesson, id: string, spec: SimulationSpec, evaluator: Evaluator): ClientSimulation {
  const { scenario: name, switch: switches, prediction, tellingMs, instruments, ...rest } = spec;
  const scenario = scenarioOf(name, lesson.scenarios);
  return {
    id,
    scenario,
    ...rest,
    switches,
    instruments: instruments.map((one) => (typeof one === 'string' ? { kind: one } : one)),
    tellingMs: tellingMs ?? scenario.durationMs / 2,
    prediction: prediction === undefined ? undefined : predictionOf(lesson, prediction, evaluator),
  };
}

function predictionOf(lesson: Lesson, id: string, evaluator: Evaluator): ClientPrediction | undefined {
  const spec = lesson.yaml.value.predictions[id];
  if (!spec) return undefined;
  const { measure, window, format, digits, input, close, varies } = spec;
  const scenario = scenarioOf(spec.scenario, lesson.scenarios);
  return {
    ...{ id, scenario, measure, window, format, digits, input, close },
    band: varies && evaluator.band({ scenario, measure, window }),
    wrong: spec.wrong.map((one) => ({ id: one.id, value: wrongNumber(one, spec, lesson, evaluator) })),
  };
}

function cardOf(lesson: Lesson, { id, item }: Card, values: Readonly<Record<string, unknown>>): ClientCard {
  return byKind<ClientCard>(item, {
    choice: (choice) => ({ id, item: { kind: 'choice', ...choiceOf(lesson, choice) } }),
    number({ claim, format, close }) {
      const value = values[claim];
      return { id, item: { kind: 'number', value: isBand(value) ? value : pointBand(Number(value)), format, close } };
    },
  });
}

function exerciseOf(lesson: Lesson, exercise: ExerciseSpec, evaluator: Evaluator): ClientExercise {
  return byExercise<ClientExercise>(exercise, {
    match: (spec) => {
      const { kind, id, ask, variants, simulation, things } = spec;
      const known = things.map((thing) =>
        'run' in thing
          ? { id: thing.id, run: scenarioOf(thing.run, lesson.scenarios) }
          : { id: thing.id, bins: knownBins(thing, spec, evaluator) },
      );
      return {
        kind,
        id,
        ask,
        variants,
        simulation,
        bins: rubricBins(spec),
        things: known,
        isSorted: things.every((thing) => 'model' in thing),
      };
    },
    order: (spec) => {
      const { kind, id, ask, variants, measure, window, format, digits, items } = spec;
      const known = items.map((item) =>
        'run' in item
          ? { id: item.id, run: scenarioOf(item.run, lesson.scenarios) }
          : { id: item.id, values: knownValues(item, spec, evaluator) },
      );
      return { kind, id, ask, variants, measure, window, format, digits, items: known };
    },
    tune: (spec) => {
      const { kind, id, simulation, goals } = spec;
      const variants = spec.variants.map(({ id: name, patch }) => ({ id: name, patch }));
      return {
        kind,
        id,
        simulation,
        goals,
        variants,
        scenario: startOf(spec, lesson),
        ...controlsOf(spec, lesson.yaml.value),
      };
    },
  });
}

function choiceOf(lesson: Lesson, { runs, variants, options }: Step | ChoiceItem): ClientChoice {
  const resolved = Object.entries(runs ?? {}).map(([name, ref]) => [name, scenarioOf(ref, lesson.scenarios)]);
  return { runs: Object.fromEntries(resolved) as Record<string, Scenario>, variants, options };
}
