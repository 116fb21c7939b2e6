import { EngineError, requireInteger } from '../../engine/errors';

/** One input of a comparison: what it may be, what it is at first, and how a reader's text becomes it. */
export interface Field<T> {
  readonly initial: T;
  /** What there is to choose from; undefined for a field that is typed in. */
  readonly options?: readonly string[];
  /** The value of what was typed, not checked yet. */
  parse(text: string): unknown;
  /** The value, checked; throws an `EngineError` that names the field. */
  accept(name: string, value: unknown): T;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type InputOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };
/** What a form holds. */
export type Texts = Readonly<Record<string, string>>;

/** An integer of a form, from `min` to `max`, with the one that stands there at first. */
export const integer = (min: number, max: number, initial: number): Field<number> => ({
  initial,
  parse: numberFrom,
  accept: (name, value) => requireInteger(name, value, min, max),
});

/** An integer that may be left out: an empty text, null. */
export const integerOrNone = (min: number, max: number): Field<number | null> => ({
  initial: null,
  parse: (text) => (text.trim() === '' ? null : numberFrom(text)),
  accept: (name, value) => (value === null ? null : requireInteger(name, value, min, max)),
});

/** One of some words; the first stands there at first. */
export const choice = <T extends string>(options: readonly [T, ...T[]]): Field<T> => ({
  initial: options[0],
  options,
  parse: (text) => text,
  accept(name, value) {
    const found = options.find((option) => option === value);
    if (found === undefined) throw new EngineError(name, value, `one of ${options.join(', ')}`);
    return found;
  },
});

/** A list of positive integers, one a member of a group: `1, 2, 3`. */
export const weights = (
  maxWeight: number,
  maxMembers: number,
  initial: readonly number[],
): Field<readonly number[]> => ({
  initial,
  parse: (text) =>
    text
      .split(/[\s,]+/)
      .filter((part) => part !== '')
      .map(numberFrom),
  accept(name, value) {
    if (!Array.isArray(value) || value.length === 0 || value.length > maxMembers)
      throw new EngineError(name, value, `from 1 to ${maxMembers} weights`);
    return value.map((weight, index) => requireInteger(`${name}[${index}]`, weight, 1, maxWeight));
  },
});

/** A text that is no number stays as it is, so that the error shows it. */
function numberFrom(text: string): unknown {
  return /^\d+$/.test(text.trim()) ? Number(text) : text;
}

/** The input, every field of it checked. */
export function requireInput<F extends Fields>(fields: F, input: { readonly [K in keyof F]: unknown }): InputOf<F> {
  const accepted = Object.entries(fields).map(([name, field]) => [name, field.accept(name, input[name])]);
  return Object.fromEntries(accepted) as InputOf<F>;
}

/** The input as a form holds it. Throws an `EngineError` that names the field. */
export function readInput<F extends Fields>(fields: F, texts: Texts): InputOf<F> {
  const values = Object.entries(fields).map(([name, field]) => [name, field.parse(texts[name] ?? '')]);
  return requireInput(fields, Object.fromEntries(values));
}

/** What a form holds at first. */
export function initialTexts(fields: Fields): Texts {
  const texts = Object.entries(fields).map(([name, { initial }]) => [name, textOf(initial)]);
  return Object.fromEntries(texts);
}

function textOf(value: unknown): string {
  return value === null ? '' : Array.isArray(value) ? value.join(', ') : String(value);
}
