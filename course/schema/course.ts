import { z } from 'zod';
import { id, localized } from './common';

/** content/course.yaml: what is taught, in which order, and what unfolds what. */
export const courseSchema = z.strictObject({
  /** The run that the map of the course shows: of which simulation, from when to when, and in how many seconds. */
  running: z.strictObject({
    simulation: id,
    fromMs: z.number().min(0),
    untilMs: z.number().positive(),
    seconds: z.number().positive().max(5, 'five seconds at most: what moves for longer needs a way to stop it'),
  }),
  tracks: z.array(z.strictObject({ id, title: localized })).min(1),
  /** In the order of the climb. */
  lessons: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        slug: id,
        track: id,
        /** simulation: it can be opened for its simulation, the rest of it is still to be written. */
        status: z.enum(['open', 'simulation', 'coming']),
        title: localized,
        summary: localized,
      }),
    )
    .min(1),
  /** `from` unfolds the stop `stop` of `to` (or the whole of it). */
  links: z.array(z.strictObject({ from: id, to: id, stop: id.optional() })).default([]),
});

export type CourseData = z.infer<typeof courseSchema>;
export type CourseEntry = CourseData['lessons'][number];
