import { z } from 'zod';
import { day, id, localized } from './common';
import { modelled } from './pieces';
import { unit } from './value';

const told = {
  unit: unit.optional(),
  /** How it is printed where value and unit do not say it well. */
  text: localized.optional(),
  source: id,
  asOf: day,
};

/** A number, a range of two, or a name. */
const value = z.union([z.number(), z.tuple([z.number(), z.number()]), z.string().min(1)]);

/** Where figures stand in `evidence/measured`. */
const place = z.strictObject({
  /** The file's name without `.json`. */
  file: z.string().min(1),
  /** What the input of its cases says; all of them where this is left out. */
  where: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
  /** In a case, `*` for any key: `measured.outage_ms`. A spread stands for its least and its greatest. */
  path: z.string().min(1),
  /** In the same case, what the figure is a share of. */
  per: z.string().min(1).optional(),
});
export type Place = z.infer<typeof place>;

/** On real software, for this course: the build reads the value, so that nobody types it. */
const measuredFact = z.strictObject({
  ...told,
  standing: z.literal('measured'),
  value: z
    .custom<undefined>((typed) => typed === undefined, 'none, as it is read from the file that `from` names')
    .optional(),
  from: z.array(place).min(1),
  /** One figure is a value, several are the range that holds them, or their sum. */
  take: z.enum(['range', 'sum']).default('range'),
  /** Decimals that are kept. */
  digits: z.int().min(0).max(3).default(0),
});
export type MeasuredFact = z.infer<typeof measuredFact>;

/** What an exact model answers, with the decimals that are kept. */
const answer = z.strictObject({ ...modelled, digits: z.int().min(0).max(3).default(0) });

/** content/facts.yaml: every number that comes from the world. */
const factSchema = z.discriminatedUnion('standing', [
  measuredFact,
  /** In the source. */
  z.strictObject({ ...told, standing: z.literal('read'), value }),
  /** Computed from what is measured or read; where an exact model computes it, the build asks the model. */
  z.strictObject({ ...told, standing: z.literal('derived'), value: z.union([value, answer]) }),
  /** As it is usually quoted. */
  z.strictObject({ ...told, standing: z.literal('secondary'), value }),
]);
export type WrittenFact = z.infer<typeof factSchema>;
export const factsSchema = z.record(id, factSchema);

/** A fact as it is printed: a measured one with the value that was read. */
export interface Fact extends Pick<WrittenFact, 'unit' | 'text' | 'source' | 'asOf' | 'standing'> {
  readonly value: z.infer<typeof value>;
}

/** content/sources.yaml: where a fact can be checked. A title of one text is a name, the same in every language. */
const sourceSchema = z.strictObject({
  title: z.union([z.string().min(1), localized]),
  where: z.string().min(1),
  asOf: day,
});
export type Source = z.infer<typeof sourceSchema>;
export const sourcesSchema = z.record(id, sourceSchema);

/** content/misconceptions.yaml: a popular wording, and the fact that corrects it. */
const misconceptionSchema = z.strictObject({ popular: localized, fact: id });
export type Misconception = z.infer<typeof misconceptionSchema>;
export const misconceptionsSchema = z.record(id, misconceptionSchema);

/**
 * content/allowed-numbers.yaml: figures that are names, not quantities; `pattern` is a regular expression. `in`: the slugs of
 * the lessons that may say it; without it, the whole course may.
 */
export const allowedNumbersSchema = z.array(
  z.strictObject({ pattern: z.string().min(1), reason: z.string().min(1), in: z.array(id).min(1).optional() }),
);
export type AllowedNumber = z.infer<typeof allowedNumbersSchema>[number];
