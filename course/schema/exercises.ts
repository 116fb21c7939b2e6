import { z } from 'zod';
import { id, revision } from './common';
import { measured, modelled, ofACutRun, patch, printed, scenarioRef, variants } from './pieces';
import { expecting, window } from './value';

/** How many of the things each attempt draws, where not all; `variants`: patches over their runs and models' inputs. */
const drawn = { ask: z.int().min(2).optional(), variants };

/**
 * A bin of a match. `value`: what an exact model answers of what belongs here, the bin's id where it is left out; `when`:
 * what holds of the runs that belong here, and of no others.
 */
const bin = z.strictObject({
  id,
  value: z.union([z.number(), z.string(), z.boolean()]).optional(),
  when: z.array(expecting(measured)).min(1).optional(),
});

/** `lures`: bins that a misconception by name leads to, each with feedback of its own. */
const thing = { id, lures: z.array(z.strictObject({ bin: id, misconception: id })).default([]) };

/** Things to put into bins: which is right is decided by a fact, by an exact model, or by the thing's own run. */
const match = z.strictObject({
  kind: z.literal('match'),
  id,
  revision,
  bins: z.array(bin).min(2).max(6),
  things: z
    .array(
      z.union([
        z.strictObject({ ...thing, bin: id, fact: id }),
        z.strictObject({ ...thing, ...modelled }),
        z.strictObject({ ...thing, run: scenarioRef }),
      ]),
    )
    .min(2)
    .max(12),
  /** The simulation whose picture shows each thing's run before it is placed. */
  simulation: id.optional(),
  ...drawn,
  ...ofACutRun,
});
export type MatchSpec = z.infer<typeof match>;

/** Items to bring into the order of one value, the least first: a measure of each one's run, or what an exact model answers. */
const order = z.strictObject({
  kind: z.literal('order'),
  id,
  revision,
  measure: z.string().min(1).optional(),
  window: window.optional(),
  ...printed,
  items: z
    .array(z.union([z.strictObject({ id, run: scenarioRef }), z.strictObject({ id, ...modelled })]))
    .min(3)
    .max(10),
  ...drawn,
  ...ofACutRun,
});
export type OrderSpec = z.infer<typeof order>;

/** What is chosen of a simulation's controls: the number of a knob, the option of a switch, by its id. */
const settings = z.record(id, z.union([z.number(), id]));

/**
 * A simulation's controls to set until every goal holds. `patch`: what the start changes in its scenario; `solution`: settings
 * that reach the goals, which a variant may have of its own.
 */
const tune = z.strictObject({
  kind: z.literal('tune'),
  id,
  revision,
  simulation: id,
  /** Which of its knobs and switches; all of them where none are named. */
  controls: z.array(id).min(1).optional(),
  patch: patch.default({}),
  goals: z
    .array(expecting({ id, ...measured }))
    .min(1)
    .max(5),
  solution: settings,
  variants: z.array(z.strictObject({ id, patch, solution: settings.optional() })).default([]),
  ...ofACutRun,
});
export type TuneSpec = z.infer<typeof tune>;

/** An exercise beside trace, picker and recall, by the name under which progress keeps it. */
export const exercise = z.discriminatedUnion('kind', [match, order, tune]);
export type ExerciseSpec = z.infer<typeof exercise>;
