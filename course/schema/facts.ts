import { z } from 'zod';
import { day, id, localized } from './common';
import { unit } from './value';

/** content/facts.yaml: every number that comes from the world. */
export const factSchema = z.strictObject({
  /** A number, a range of two, or a name. */
  value: z.union([z.number(), z.tuple([z.number(), z.number()]), z.string().min(1)]),
  unit: unit.optional(),
  /** How it is printed where value and unit do not say it well. */
  text: localized.optional(),
  source: id,
  /** measured: on real software here; read: in the source; derived: computed from what is; secondary: as usually quoted. */
  standing: z.enum(['measured', 'read', 'derived', 'secondary']),
  asOf: day,
});
export type Fact = z.infer<typeof factSchema>;
export const factsSchema = z.record(id, factSchema);

/** content/sources.yaml: where a fact can be checked. A title of one text is a name, the same in every language. */
export const sourceSchema = z.strictObject({
  title: z.union([z.string().min(1), localized]),
  where: z.string().min(1),
  asOf: day,
});
export type Source = z.infer<typeof sourceSchema>;
export const sourcesSchema = z.record(id, sourceSchema);

/** content/misconceptions.yaml: a popular wording, and the fact that corrects it. */
export const misconceptionSchema = z.strictObject({ popular: localized, fact: id });
export type Misconception = z.infer<typeof misconceptionSchema>;
export const misconceptionsSchema = z.record(id, misconceptionSchema);

/** content/allowed-numbers.yaml: figures that are names, not quantities; `pattern` is a regular expression. */
export const allowedNumbersSchema = z.array(z.strictObject({ pattern: z.string().min(1), reason: z.string().min(1) }));
export type AllowedNumber = z.infer<typeof allowedNumbersSchema>[number];
