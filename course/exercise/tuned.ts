import { valueAt, withValueAt } from '../../engine/scenario/fieldPath';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';
import type { ClientPatch } from '../schema/client';
import type { Knob } from '../schema/lesson';

/** What a reader may set: options of switches, numbers of knobs. */
export interface Controls {
  readonly switches: readonly { readonly id: string; readonly options: readonly ClientPatch[] }[];
  readonly knobs: readonly Knob[];
}

/** What is set: a switch's option or a knob's number, by the control's id. What is left out stays as it is. */
export type Settings = Readonly<Record<string, string | number>>;

/**
 * The scenario with the settings made: first the switches, for a knob may turn a policy that one of them has switched on. A
 * knob of a policy that is off turns nothing.
 * Errors: `EngineError` where the scenario does not take an option or a number.
 */
export function tuned(scenario: Scenario, { switches, knobs }: Controls, settings: Settings): Scenario {
  const chosen = switches.flatMap(({ id, options }) => options.filter((option) => option.id === settings[id]));
  const switched = chosen.reduce((base, { patch }) => patchScenario(base, patch as ScenarioPatch), scenario);
  return knobs.reduce((base, { id, path }) => {
    const value = settings[id];
    return value === undefined || valueAt(base, path) === undefined ? base : withValueAt(base, path, Number(value));
  }, switched);
}
