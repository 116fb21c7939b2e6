import type { ClientPatch, ClientSimulation } from '../../course/schema/client';
import { EngineError } from '../../engine/errors';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Fault, Scenario } from '../../engine/scenario/schema';

/**
 * The scenario with a switch's option chosen; same seed, so that two runs differ by that policy alone. Where the option
 * has no such machine, a fault of it is left out: what is not there cannot fail.
 */
export function withOption(scenario: Scenario, { patch }: ClientPatch): Scenario {
  const changed = patchScenario({ ...scenario, faults: [] }, patch as ScenarioPatch);
  if ('faults' in patch) return changed;
  return { ...changed, faults: scenario.faults.filter((fault) => takes(changed, fault)) };
}

function takes(scenario: Scenario, fault: Fault): boolean {
  try {
    patchScenario(scenario, { faults: [fault] });
    return true;
  } catch (error) {
    if (error instanceof EngineError) return false;
    throw error;
  }
}

/** Whether a scenario already is as the option would make it. */
export function isChosen(scenario: Scenario, { patch }: ClientPatch): boolean {
  return agrees(scenario, patch);
}

function agrees(value: unknown, patch: unknown): boolean {
  if (typeof patch !== 'object' || patch === null) return value === patch;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(patch)) return JSON.stringify(value) === JSON.stringify(patch);
  return Object.entries(patch).every(([key, part]) => agrees((value as Record<string, unknown>)[key], part));
}

/** What is laid beside the chosen policies: the same scenario, the reader's faults included, with one option changed. */
export function comparedScenarios(
  scenario: Scenario,
  compare: readonly string[],
  { switches }: ClientSimulation,
): readonly { readonly ref: string; readonly scenario: Scenario }[] {
  return switches.flatMap((policy) =>
    policy.options.flatMap((option) => {
      const ref = refOf(policy.id, option.id);
      if (!compare.includes(ref) || isChosen(scenario, option)) return [];
      return [{ ref, scenario: withOption(scenario, option) }];
    }),
  );
}

/** How a player and a link name an option. */
export const refOf = (policy: string, option: string) => `${policy}.${option}`;

/** The scenario with an LB or a backend in another zone. */
export function withZone(scenario: Scenario, id: string, zone: string): Scenario {
  const moved = <T extends { readonly id: string; readonly zone: string }>(machines: readonly T[]) =>
    machines.map((machine) => (machine.id === id ? { ...machine, zone } : machine));
  const { topology } = scenario;
  return { ...scenario, topology: { ...topology, lbs: moved(topology.lbs), backends: moved(topology.backends) } };
}
