import { type Equipped, patchesOf } from '../../course/exercise/equipment';
import { bestOf, type Figures, scoresOf } from '../../course/exercise/topology';
import type { ClientPicker } from '../../course/schema/client';
import type { Patch } from '../../course/schema/lesson';
import { directionOf, measure } from '../../engine/metrics/measures';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';
import type { Interval, Run } from '../../engine/simulation/run';
import { longestOutage, outages } from '../../engine/story/outages';

/** What is told of a candidate once it has run. */
export interface Result {
  readonly id: string;
  readonly scenario: Scenario;
  /** In the order of the picker's measures. */
  readonly figures: readonly number[];
  /** When some client waited in vain, in order. */
  readonly outages: readonly Interval[];
  /** The middle of its longest outage; null where all went well. */
  readonly worstMs: number | null;
}

/** The scenario of each candidate, by id: the picker's own with the candidate's patch over it. */
export function scenariosOf({ scenario, candidates }: ClientPicker, equipped: Equipped = {}): Record<string, Scenario> {
  const lay = (base: Scenario, patch: Patch) => patchScenario(base, patch as ScenarioPatch);
  return Object.fromEntries(candidates.map((one) => [one.id, patchesOf(one, equipped).reduce(lay, scenario)]));
}

/** The results of the candidates' runs, in the order of the runs. Errors: `EngineError` on a measure that is none. */
export function resultsOf({ measures }: ClientPicker, runs: Readonly<Record<string, Run>>): Result[] {
  return Object.entries(runs).map(([id, run]) => {
    const outage = longestOutage(run);
    return {
      id,
      scenario: run.scenario,
      figures: measures.map((one) => measure(run, one.measure)),
      outages: outages(run),
      worstMs: outage ? (outage.fromMs + outage.untilMs) / 2 : null,
    };
  });
}

/** Scores at some weights, and who is best at them. */
export function standingsOf(results: readonly Result[], { measures }: ClientPicker, weights: readonly number[]) {
  const figures: Figures = Object.fromEntries(results.map(({ id, figures: row }) => [id, row]));
  const scores = scoresOf(
    figures,
    weights,
    measures.map((one) => directionOf(one.measure)),
  );
  return { scores, best: bestOf(scores) };
}

export const publishedWeights = ({ measures }: ClientPicker) => measures.map(({ weight }) => weight);
