import { type Chosen, chosenIn, drawnOf } from '../../../course/exercise/arranged';
import { turnOf } from '../../../course/exercise/attempt';
import { keyOf } from '../../../course/exercise/rubric';
import type { ClientMatch, ClientThing } from '../../../course/schema/client';
import { measure } from '../../../engine/metrics/measures';
import type { Run } from '../../../engine/simulation/run';
import { shuffledIn } from '../told';

/** The things that an attempt (from 0) asks about, in the order in which they stand; those of an exact model in the author's. */
export function askedIn(spec: ClientMatch, attempt: number): readonly ClientThing[] {
  return spec.isSorted ? drawnOf(spec.things, spec.ask, attempt) : shuffledIn(spec, spec.things, attempt);
}

/** Where each thing of an attempt belongs. Errors: `Error` where the run of one fits no bin, or two. */
export function keysIn(spec: ClientMatch, attempt: number, runs: Readonly<Record<string, Run>>): Chosen {
  const turn = turnOf(attempt, spec.variants.length);
  const keys = askedIn(spec, attempt).map(({ id, bins }) => {
    const run = runs[id];
    return [id, run ? keyOf(spec.bins, (_, name, window) => measure(run, name, window)) : bins![turn]!];
  });
  return Object.fromEntries(keys) as Record<string, string>;
}

/** What the names of an arrangement put where, of the things that the attempt asks about. */
export function chosenOf(spec: ClientMatch, refs: readonly string[], attempt: number): Chosen {
  const bins = spec.bins.map(({ id }) => id);
  const asked = askedIn(spec, attempt);
  return chosenIn(refs, (thing) => (asked.some(({ id }) => id === thing) ? bins : []));
}
