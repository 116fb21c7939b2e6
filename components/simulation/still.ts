import { type Locale, locales } from '../../course/languages';
import type { ClientPrediction } from '../../course/schema/client';
import { measure } from '../../engine/metrics/measures';
import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import { simulate } from '../../engine/simulation/simulate';
import { viewOf } from '../../engine/story/view';
import { type Both, inBoth } from '../words/manner';
import { describeView } from './describe/describe';
import { pictures } from './pictures';
import type { PictureKind } from './pictures/definition';

/*
 * What pages say of runs where they are built. A lesson in each language, the embeds of its simulations and the printed
 * course say the same of the same runs: what was said is kept, and of the runs, which are large, the last few.
 */

/** A picture at one moment, where an image is in its place. */
export interface Still {
  /** In the picture's units. */
  readonly height: number;
  readonly told: Readonly<Record<Locale, Both>>;
}

const stills = new Map<string, Still>();
const figures = new Map<string, number>();
const runs = new Map<string, Run>();

/** What one simulation asks for: its own run, that of its prediction, and what is laid beside it. */
const KEPT_RUNS = 6;

/** The picture of a run at a moment, as it is said in each language and manner. */
export function stillOf(picture: PictureKind, scenario: Scenario, tMs: number): Still {
  return remembered(stills, [picture, scenario, tMs], () => {
    const view = viewOf(runOf(scenario), tMs);
    const told = locales.map((locale) => [locale, inBoth((manner) => describeView(picture, view, locale, manner))]);
    return { height: pictures[picture].heightOf(view), told: Object.fromEntries(told) };
  });
}

/** What the run that a prediction is about gives. */
export function figureOf({ scenario, measure: name, window }: ClientPrediction): number {
  return remembered(figures, [scenario, name, window], () => measure(runOf(scenario), name, window));
}

/** The run of a scenario; of the last few that were asked for, the same. */
export function runOf(scenario: Scenario): Run {
  const run = remembered(runs, scenario, () => simulate(scenario));
  const [oldest] = runs.keys();
  if (runs.size > KEPT_RUNS && oldest !== undefined) runs.delete(oldest);
  return run;
}

/** What was made of the parts before, or is made now; what was asked for last is the last. */
function remembered<T>(known: Map<string, T>, parts: unknown, make: () => T): T {
  const key = JSON.stringify(parts);
  const made = known.get(key) ?? make();
  known.delete(key);
  known.set(key, made);
  return made;
}
