import { z } from 'zod';
import { id } from './common';
import { format, window } from './value';

/* What claims, predictions and exercises of a lesson are made of. */

/** The fields of a scenario that differ; what it may name is checked by the engine when the patch is laid. */
export const patch = z.record(z.string(), z.unknown());
export type Patch = z.infer<typeof patch>;

/** A scenario of this lesson or a named one of the engine, by id, or one with changes laid over it. */
export const scenarioRef = z.union([id, z.strictObject({ from: id, patch })]);
export type ScenarioRef = z.infer<typeof scenarioRef>;

export const measured = { measure: z.string().min(1), window: window.optional() };
/** The leaf at `path` of what an exact model answers. */
export const modelled = { model: z.string().min(1), input: z.record(z.string(), z.unknown()), path: z.string().min(1) };
export const printed = { format, digits: z.int().min(0).max(6).optional() };

/**
 * `durationMatters`: why a figure may depend on how long the run is. Without it, it must hold over twice the duration
 * too; with it, the sentence around it says how long the run is.
 */
export const ofACutRun = { durationMatters: z.string().min(1).optional() };

/** The same question with a patch laid over it: a retry draws the next. */
export const variants = z.array(z.strictObject({ id, patch })).default([]);
