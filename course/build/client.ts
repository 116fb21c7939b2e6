import type { Scenario } from '../../engine/scenario/schema';
import type {
  ClientCard,
  ClientChoice,
  ClientLesson,
  ClientPicker,
  ClientPrediction,
  ClientSimulation,
} from '../schema/client';
import type { Card, ChoiceItem, PickerSpec, SimulationSpec, Step } from '../schema/lesson';
import { shapeOf } from '../schema/meaning';
import type { Lesson } from './load';
import { scenarioOf } from './scenarios';

/** What the islands need of a checked lesson; `values` are its claims'. */
export function clientLessonOf(lesson: Lesson, values: Readonly<Record<string, unknown>>): ClientLesson {
  const data = lesson.yaml.value;
  const simulations = Object.entries(data.simulations).map(([id, spec]) => [id, simulationOf(lesson, id, spec)]);
  return {
    id: data.id,
    shape: shapeOf(data),
    simulations: Object.fromEntries(simulations) as Record<string, ClientSimulation>,
    trace: data.trace.steps.map((step) => ({ id: step.id, simulation: step.simulation, ...choiceOf(lesson, step) })),
    recall: data.recall.cards.map((card) => cardOf(lesson, card, values)),
    picker: data.picker && pickerOf(lesson, data.picker),
  };
}

function pickerOf({ yaml, scenarios }: Lesson, { simulation, measures, candidates }: PickerSpec): ClientPicker {
  return {
    simulation,
    scenario: scenarioOf(yaml.value.simulations[simulation]!.scenario, scenarios),
    measures,
    candidates: candidates.map(({ id, patch }) => ({ id, patch })),
  };
}

function simulationOf(lesson: Lesson, id: string, spec: SimulationSpec): ClientSimulation {
  const { scenario: name, switch: switches, prediction, tellingMs, ...rest } = spec;
  const scenario = scenarioOf(name, lesson.scenarios);
  return {
    id,
    scenario,
    ...rest,
    switches,
    tellingMs: tellingMs ?? scenario.durationMs / 2,
    prediction: prediction === undefined ? undefined : predictionOf(lesson, prediction),
  };
}

function predictionOf(lesson: Lesson, id: string): ClientPrediction | undefined {
  const spec = lesson.yaml.value.predictions[id];
  if (!spec) return undefined;
  const { revision: _revision, scenario, ...rest } = spec;
  return { id, scenario: scenarioOf(scenario, lesson.scenarios), ...rest };
}

function cardOf(lesson: Lesson, { id, item }: Card, values: Readonly<Record<string, unknown>>): ClientCard {
  if (item.kind === 'choice') return { id, item: { kind: 'choice', ...choiceOf(lesson, item) } };
  const { claim, format, close } = item;
  return { id, item: { kind: 'number', value: Number(values[claim]), format, close } };
}

function choiceOf(lesson: Lesson, { runs, variants, options }: Step | ChoiceItem): ClientChoice {
  const resolved = Object.entries(runs ?? {}).map(([name, ref]) => [name, scenarioOf(ref, lesson.scenarios)]);
  return { runs: Object.fromEntries(resolved) as Record<string, Scenario>, variants, options };
}
