import { turnOf } from '../../../course/exercise/attempt';
import type { ClientOrder, ClientOrdered } from '../../../course/schema/client';
import { measure } from '../../../engine/metrics/measures';
import type { Run } from '../../../engine/simulation/run';
import { shuffledIn } from '../told';

/** The items that an attempt (from 0) asks about, in the order in which they are offered: no order of theirs. */
export function offeredIn(spec: ClientOrder, attempt: number): readonly ClientOrdered[] {
  return shuffledIn(spec, spec.items, attempt);
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
