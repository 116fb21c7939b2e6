import { z } from 'zod';

/** How a computed value is printed; the engine's unit is in the name. */
export const formats = [
  'percent', // a share from 0 to 1, printed as a percentage
  'ms', // milliseconds, always printed as such
  'duration', // milliseconds, printed in the unit that reads best
  's', // seconds, printed likewise
  'usd', // dollars
  'gib', // GiB
  'bytes',
  'count', // a whole number of things
  'number', // a bare number
  'times', // a ratio: 4 times
  'text', // as it is: the name of a next hop
] as const;
export const format = z.enum(formats);
export type Format = z.infer<typeof format>;

/** Units a fact may carry, as written in facts.yaml; how each is printed is in `course/format.ts`. */
const units = [
  '%',
  'ms',
  's',
  'min',
  'h',
  'd',
  'B',
  'kB',
  'KiB',
  'GiB',
  'USD',
  'USD/GB',
  'USD/GiB',
  'x',
  'per-second',
] as const;
export const unit = z.enum(units);
export type Unit = z.infer<typeof unit>;

const range = z.tuple([z.number(), z.number()]);

const operators = [
  z.strictObject({ op: z.literal('equals'), value: z.union([z.number(), z.string(), z.boolean()]) }),
  z.strictObject({ op: z.literal('about'), value: z.number(), tolerance: z.number().positive() }),
  z.strictObject({ op: z.literal('less'), value: z.number() }),
  z.strictObject({ op: z.literal('more'), value: z.number() }),
  z.strictObject({ op: z.literal('between'), value: range }),
] as const;

/** What is expected of a value: `about` is |found − value| ≤ tolerance, `between` includes both ends. */
export type Expectation = z.infer<(typeof operators)[number]>;

/** A stretch of a run to measure; the whole run where it is left out. */
export const window = z.strictObject({ fromMs: z.number().min(0).optional(), untilMs: z.number().min(0).optional() });
export type MeasureWindow = z.infer<typeof window>;

/** `shape` joined with an expectation, so that one flat object in YAML says both. */
export function expecting<S extends z.ZodRawShape>(shape: S) {
  const [equals, about, less, more, between] = operators;
  return z.discriminatedUnion('op', [
    equals.extend(shape),
    about.extend(shape),
    less.extend(shape),
    more.extend(shape),
    between.extend(shape),
  ]);
}
