import { drawnOf } from '../../../course/exercise/arranged';
import { turnOf } from '../../../course/exercise/attempt';
import type { ClientOrder, ClientOrdered } from '../../../course/schema/client';
import { measure } from '../../../engine/metrics/measures';
import { patchScenario, type ScenarioPatch } from '../../../engine/scenario/patch';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import { shuffled } from '../told';
import { variantIn } from '../variantIn';

/** The items that an attempt (from 0) asks about, in the order in which they are offered: no order of theirs. */
export function offeredIn({ id, items, ask }: ClientOrder, attempt: number): readonly ClientOrdered[] {
  return shuffled(`${id} ${attempt}`, drawnOf(shuffled(id, items), ask, attempt));
}

/** The runs that an attempt is judged by, by the item's id. */
export function scenariosIn(spec: ClientOrder, attempt: number): Record<string, Scenario> {
  const patch = (variantIn(spec, attempt)?.patch ?? {}) as ScenarioPatch;
  const runs = offeredIn(spec, attempt).flatMap(({ id, run }) =>
    run ? [[id, patchScenario(run, patch)] as const] : [],
  );
  return Object.fromEntries(runs);
}

/** The value of each item of an attempt. Errors: `EngineError` where a run has no such figure. */
export function valuesIn(
  spec: ClientOrder,
  attempt: number,
  runs: Readonly<Record<string, Run>>,
): Record<string, number> {
  const turn = turnOf(attempt, spec.variants.length);
  const values = offeredIn(spec, attempt).map(({ id, values: known }) => {
    const run = runs[id];
    return [id, run ? measure(run, spec.measure!, spec.window) : known![turn]!] as const;
  });
  return Object.fromEntries(values);
}
