import { turnOf } from '../../course/exercise/attempt';
import { keyOf, type ReadMeasure, type RubricPredicate } from '../../course/exercise/rubric';
import type { ClientChoice, ClientOption } from '../../course/schema/client';
import type { Patch } from '../../course/schema/lesson';
import { measure } from '../../engine/metrics/measures';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';

export type Scenarios = Readonly<Record<string, Scenario>>;
export type Runs = Readonly<Record<string, Run>>;

/** The scenarios that an attempt (from 0) is asked about: as written, then one variant after the other. */
export function scenariosOf({ runs, variants }: ClientChoice, attempt: number): Scenarios {
  return patched(runs, variants[turnOf(attempt, variants.length) - 1]?.patch ?? {});
}

/** The scenarios in which a wrong option would be right; undefined where no change makes it so. */
export function worldOf({ runs }: ClientChoice, { trueUnder }: ClientOption): Scenarios | undefined {
  return trueUnder && patched(runs, trueUnder);
}

/** The run that shows an answer: what comes of it, where each option has a run of its own, else the main one. */
export function runOf(runs: Runs | undefined, option: string | undefined): Run | undefined {
  return (option === undefined ? undefined : runs?.[option]) ?? runs?.main;
}

/** The one right option of these runs. Errors: `Error` unless exactly one holds. */
export function keyIn({ options }: ClientChoice, runs: Runs): string {
  return keyOf(options, readerOf(runs));
}

/** What a statement of an option is about, in these runs. */
export function foundIn({ run, measure: name, window }: RubricPredicate, runs: Runs): number {
  return readerOf(runs)(run, name, window);
}

function readerOf(runs: Runs): ReadMeasure {
  return (name, measureName, window) => {
    const run = runs[name];
    if (!run) throw new Error(`expected a run named ${Object.keys(runs).join(' or ')}, found ${name}`);
    return measure(run, measureName, definedOnly(window));
  };
}

function definedOnly({ fromMs, untilMs }: NonNullable<RubricPredicate['window']> = {}) {
  return { ...(fromMs !== undefined && { fromMs }), ...(untilMs !== undefined && { untilMs }) };
}

function patched(runs: Scenarios, patch: Patch): Scenarios {
  const entries = Object.entries(runs).map(([name, run]) => [name, patchScenario(run, patch as ScenarioPatch)]);
  return Object.fromEntries(entries) as Scenarios;
}
