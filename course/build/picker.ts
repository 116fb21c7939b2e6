import { EngineError } from '../../engine/errors';
import { directionOf } from '../../engine/metrics/measures';
import { bestOf, scoresOf } from '../exercise/topology';
import type { Evaluator } from './evaluator';
import type { Lesson } from './load';
import { type Problem, problem } from './problem';
import { layPatch, scenarioOf } from './scenarios';

/** How many candidates were run, and what is wrong with the picker. */
export interface PickerResults {
  readonly candidates: number;
  readonly problems: readonly Problem[];
}

/**
 * Runs every candidate of the lesson's picker: at the published weights exactly one is the best, and it is no
 * misconception by name.
 */
export function checkPicker({ yaml, scenarios }: Lesson, evaluator: Evaluator): PickerResults {
  const { picker, simulations } = yaml.value;
  if (!picker) return { candidates: 0, problems: [] };
  const { simulation, candidates, measures } = picker;
  const report = (message: string): PickerResults => ({
    candidates: candidates.length,
    problems: [problem(yaml.at(['picker']), `picker: ${message}`)],
  });
  try {
    const base = scenarioOf(simulations[simulation]!.scenario, scenarios);
    const figures = candidates.map(({ id, patch }) => {
      const scenario = layPatch(base, patch);
      return [id, measures.map(({ measure }) => evaluator.measure(scenario, measure))] as const;
    });
    const weights = measures.map(({ weight }) => weight);
    const better = measures.map(({ measure }) => directionOf(measure));
    const best = bestOf(scoresOf(Object.fromEntries(figures), weights, better));
    const account = figures.map(([id, row]) => `    ${id}: ${row.join(', ')}`).join('\n');
    if (best.length > 1)
      return report(
        `expected one candidate to be the best at the published weights, found ${best.join(', ')}\n${account}`,
      );
    if (candidates.find(({ id }) => id === best[0])?.misconception)
      return report(`${best[0]} is the best at the published weights, and is named a misconception\n${account}`);
    return { candidates: candidates.length, problems: [] };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return report(error.message);
  }
}
