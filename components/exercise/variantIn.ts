import { turnOf } from '../../course/exercise/attempt';
import type { ClientPatch } from '../../course/schema/client';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import type { Scenario } from '../../engine/scenario/schema';

/** The variant that an attempt (from 0) draws; none in the first, and again after the last. */
export function variantIn(
  { variants }: { readonly variants: readonly ClientPatch[] },
  attempt: number,
): ClientPatch | undefined {
  return variants[turnOf(attempt, variants.length) - 1];
}

/** Whether another try asks something else: in another variant, or about other things of the pool. */
export function variesIn(
  { variants, ask }: { readonly variants: readonly ClientPatch[]; readonly ask?: number | undefined },
  pool: readonly unknown[],
): boolean {
  return variants.length > 0 || (ask !== undefined && ask < pool.length);
}

/** A scenario of an exercise as an attempt (from 0) asks it: with the patch of its variant. */
export function variedIn(
  spec: { readonly variants: readonly ClientPatch[] },
  scenario: Scenario,
  attempt: number,
): Scenario {
  return patchScenario(scenario, (variantIn(spec, attempt)?.patch ?? {}) as ScenarioPatch);
}

/** The runs that an attempt is judged by, by the id of what it drew; what has no run is known without. */
export function scenariosIn(
  spec: { readonly variants: readonly ClientPatch[] },
  drawn: readonly { readonly id: string; readonly run?: Scenario | undefined }[],
  attempt: number,
): Record<string, Scenario> {
  return Object.fromEntries(drawn.flatMap(({ id, run }) => (run ? [[id, variedIn(spec, run, attempt)]] : [])));
}
