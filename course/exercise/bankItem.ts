import { EngineError } from '../../engine/errors';
import { stream, uint32 } from '../../engine/random';
import { formatValue } from '../format';
import { type Locale, locales } from '../languages';
import type { BankItem, Computed, Parameter, Value } from '../schema/bank';
import { ANSWER } from '../schema/meaning';
import type { Format } from '../schema/value';
import { evaluate, type Scope } from './formula';
import { askModel, models } from './models';

/** What a question is made of, but for its words. */
export type Drawable =
  | (Pick<Extract<BankItem, { kind: 'number' }>, Asked | 'format' | 'digits' | 'answer'> & {
      readonly values: Values;
      readonly wrong: readonly (Computed & { readonly id: string })[];
    })
  | (Pick<Extract<BankItem, { kind: 'choice' }>, Asked> & {
      readonly values: Values;
      readonly options: readonly {
        readonly id: string;
        readonly when?: string | undefined;
        readonly fact?: string | undefined;
      }[];
    });
type Asked = 'id' | 'kind' | 'parameters';

/** Numbers by their names, none of them left to be looked up in the facts. */
export type Values = Readonly<Record<string, Exclude<Value, { fact: string }>>>;

/** A question with its parameters drawn. */
export interface Drawn {
  /** Parameters and values by name, and the right number as `answer`. */
  readonly scope: Scope;
  /** Ids in the order in which they are shown: numbers by size, other answers in an order of their own. */
  readonly options: readonly { readonly id: string; readonly number?: number }[];
  /** The option that is right: computed, nowhere stored. */
  readonly key: string;
}

/** A wrong number this near to the right one, as a part of it, would be right for who rounds: it is not offered. */
const NEAR = 0.1;

/**
 * The question that `seed` draws.
 * Errors: `EngineError` where a formula or a model refuses, where not exactly one option holds, and where fewer than two
 * wrong numbers are left (the build has tried every draw).
 */
export function drawItem(item: Drawable, seed: number): Drawn {
  const from = stream(seed, item.id);
  const names = Object.entries(item.parameters);
  return drawnWith(
    item,
    Object.fromEntries(names.map(([name, spec], which) => [name, drawOf(spec, uint32(from, 0, which))])),
    seed,
  );
}

/** How often another draw is tried where one gives the numbers of the last again. */
const TRIES = 20;

/**
 * The seed of a question that comes back, after `count` answers: by itself the same on every device, and, where its
 * parameters leave a choice, with other numbers than `last` drew.
 */
export function nextSeed(item: Drawable, count: number, last: number | undefined): number {
  const seeds = Array.from({ length: TRIES }, (_, index) => uint32(stream(count, item.id), 0, index));
  if (last === undefined) return seeds[0]!;
  const before = JSON.stringify(drawItem(item, last).scope);
  return seeds.find((seed) => JSON.stringify(drawItem(item, seed).scope) !== before) ?? seeds[0]!;
}

/** The question with these parameters; `seed` orders what has no order. Errors: as `drawItem`. */
export function drawnWith(item: Drawable, parameters: Scope, seed = 0): Drawn {
  const scope: Record<string, number | string> = { ...parameters };
  for (const [name, spec] of Object.entries(item.values)) scope[name] = compute(spec, scope);
  return item.kind === 'number' ? drawnNumber(item, scope) : drawnChoice(item, scope, seed);
}

function drawnNumber(item: Extract<Drawable, { kind: 'number' }>, scope: Scope): Drawn {
  const key = compute(item.answer, scope);
  if (!Number.isFinite(key)) throw new EngineError('answer', key, `a finite number${under(scope)}`);
  const options = [{ id: ANSWER, number: key }];
  for (const wrong of item.wrong) {
    const number = compute(wrong, scope);
    const isNear = Math.abs(number - key) <= NEAR * Math.abs(key);
    if (Number.isNaN(number) || isNear || options.some((one) => printsAlike(one.number, number, item))) continue;
    options.push({ id: wrong.id, number });
  }
  if (options.length < 3)
    throw new EngineError(
      'wrong',
      options.map(({ id }) => id),
      `two wrong numbers away from ${key}${under(scope)}`,
    );
  options.sort((a, b) => a.number - b.number);
  return { scope: { ...scope, [ANSWER]: key }, options, key: ANSWER };
}

function printsAlike(
  one: number,
  other: number,
  { format, digits }: { format: Format; digits?: number | undefined },
): boolean {
  return locales.some(
    (locale) => formatValue(one, format, locale, digits) === formatValue(other, format, locale, digits),
  );
}

function drawnChoice({ id, options }: Extract<Drawable, { kind: 'choice' }>, scope: Scope, seed: number): Drawn {
  const right = options.filter(({ when, fact }) =>
    when === undefined ? fact !== undefined : evaluate(when, scope) !== 0,
  );
  const [only] = right;
  if (!only || right.length > 1)
    throw new EngineError(
      'options',
      right.map((option) => option.id),
      `exactly one option that holds${under(scope)}`,
    );
  const places = stream(seed, `${id} options`);
  const shown = options.map((option, index) => ({ id: option.id, place: uint32(places, 0, index) }));
  shown.sort((a, b) => a.place - b.place);
  return { scope, options: shown.map((option) => ({ id: option.id })), key: only.id };
}

const under = (scope: Scope) =>
  Object.entries(scope)
    .map(([name, value], index) => `${index === 0 ? ' with ' : ', '}${name} ${value}`)
    .join('');

function compute(spec: Computed, scope: Scope): number {
  if ('formula' in spec) return evaluate(String(spec.formula), scope);
  const value = askModel(models, spec.model, filledIn(spec.input, scope) as Record<string, unknown>, spec.path);
  if (typeof value !== 'number' && typeof value !== 'boolean')
    throw new EngineError('path', spec.path, `a number in the answer of ${spec.model}`);
  return Number(value);
}

/** An input with its formulas (`=priority`) replaced by what they give; a text parameter stands as it is. */
function filledIn(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string' && value.startsWith('=')) {
    const name = value.slice(1);
    return typeof scope[name] === 'string' ? scope[name] : evaluate(name, scope);
  }
  if (Array.isArray(value)) return value.map((one) => filledIn(one, scope));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filledIn(one, scope)]));
}

/** All that a parameter may be. */
export function choicesOf(spec: Parameter): readonly (number | string)[] {
  if ('of' in spec) return spec.of;
  const { from, until, step } = spec;
  const count = Math.floor((until - from) / step + 1e-9) + 1;
  return Array.from({ length: count }, (_, index) => Number((from + index * step).toFixed(9)));
}

function drawOf(spec: Parameter, draw: number): number | string {
  const choices = choicesOf(spec);
  return choices[draw % choices.length]!;
}

/** A text with `{name}` replaced by what was drawn, printed for the language. */
export function filledText(
  text: string,
  {
    parameters,
    values,
    ...item
  }: Pick<BankItem, 'parameters' | 'values'> & { format?: Format; digits?: number | undefined },
  { scope }: Pick<Drawn, 'scope'>,
  locale: Locale,
): string {
  return text.replace(PLACE, (_, name: string) => {
    const { format = 'number', digits } = parameters[name] ?? values[name] ?? item;
    return formatValue(scope[name], format, locale, digits);
  });
}

/** The place of a drawn value in a text. */
export const PLACE = /\{([a-zA-Z][a-zA-Z0-9]*)\}/g;
