import { z } from 'zod';
import { altitudes } from '../altitude';
import { id, localized, revision } from './common';
import { modelled, printed as toldAs } from './pieces';

/** A text may say `{name}` of a parameter, of a value or of the right answer, and `{fact:id}`. */
const text = localized;

/** A name in formulas and texts: `advertMs`. */
const name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'a name such as advertMs');
const printed = { ...toldAs, format: toldAs.format.default('number') };

/** What is drawn anew each time: one of a list, or a number of a range. */
const parameter = z.union([
  z.strictObject({ of: z.array(z.union([z.number(), z.string().min(1)])).min(2), ...printed }),
  z.strictObject({ from: z.number(), until: z.number(), step: z.number().positive(), ...printed }),
]);
export type Parameter = z.infer<typeof parameter>;

/**
 * How a number comes about: the leaf at `path` of what an exact model answers, or a `formula`. A text of the input that
 * begins with `=` is a formula too; formulas are over the parameters and the values that are named before.
 */
const calculated = { formula: z.union([z.string().min(1), z.number()]) };
const computed = z.union([z.strictObject(modelled), z.strictObject(calculated)]);
export type Computed = z.infer<typeof computed>;

/** A number by a name: computed, or that of a fact as content/facts.yaml writes it. */
const value = z.union([
  z.strictObject({ ...modelled, ...printed }),
  z.strictObject({ ...calculated, ...printed }),
  z.strictObject({ fact: id, ...printed }),
]);
export type Value = z.infer<typeof value>;

const head = {
  id,
  revision,
  /** The stop of the lesson to which it leads back. */
  stop: id,
  /** Who is asked: by default everybody but Zero. */
  from: z.enum(altitudes).default('junior'),
  until: z.enum(altitudes).default('senior'),
  parameters: z.record(name, parameter).default({}),
  values: z.record(name, value).default({}),
  question: text,
};

/** A procedure that somebody takes for right, and what is wrong with it. */
const wrongProcedure = { id, misconception: id.optional(), feedback: text };

/** `answer`: how the right number comes about, and `reason` why; each wrong one by a procedure of its own. */
const numberItem = z.strictObject({
  ...head,
  kind: z.literal('number'),
  ...printed,
  answer: computed,
  reason: text,
  wrong: z
    .array(
      z.union([
        z.strictObject({ ...wrongProcedure, ...modelled }),
        z.strictObject({ ...wrongProcedure, ...calculated }),
      ]),
    )
    .min(2)
    .max(4),
});

/**
 * The right option is the one whose formula `when` holds, and one without it is wrong in every draw; where no formula decides,
 * the right one is that which names the `fact` that does.
 */
const choiceItem = z.strictObject({
  ...head,
  kind: z.literal('choice'),
  options: z
    .array(
      z.strictObject({
        id,
        text,
        feedback: text,
        misconception: id.optional(),
        when: z.string().min(1).optional(),
        fact: id.optional(),
      }),
    )
    .min(3)
    .max(4),
});

const bankItem = z.discriminatedUnion('kind', [numberItem, choiceItem]);
export type BankItem = z.infer<typeof bankItem>;

/** content/<nn-slug>/bank/<lesson>.yaml: questions about one lesson, with their words. */
export const bankSchema = z.array(bankItem).min(1);
