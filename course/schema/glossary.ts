import { z } from 'zod';
import { id, localized } from './common';

/** content/glossary.yaml: a term of the course, in one sentence. */
const termSchema = z.strictObject({
  term: localized,
  /** What else it is called, in whatever language: a search understands it. */
  also: z.array(z.string().min(1)).default([]),
  text: localized,
  /** The lesson that explains it. */
  lesson: id,
  /** Why no lesson links it. */
  unlinked: z.string().min(1).optional(),
});
export type GlossaryTerm = z.infer<typeof termSchema>;
export const glossarySchema = z.record(id, termSchema);
