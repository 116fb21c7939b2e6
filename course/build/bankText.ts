import { EngineError } from '../../engine/errors';
import { PLACE, type Values } from '../exercise/bankItem';
import { formatFact } from '../format';
import { type Locale, locales } from '../languages';
import type { BankItem } from '../schema/bank';
import type { Fact } from '../schema/facts';
import type { Position } from './problem';
import type { Path, YamlFile } from './yaml';

type Text = Readonly<Record<Locale, string>>;

const FACT = /\{fact:([a-z0-9-]+)\}/g;

/** Every text of an item, and where it stands in it. `lure`: it words an option that is a misconception by name. */
export function wordsOf(item: BankItem): { readonly path: Path; readonly text: Text; readonly lure: boolean }[] {
  const said = (path: Path, text: Text, lure = false) => ({ path, text, lure });
  if (item.kind === 'number')
    return [
      said(['question'], item.question),
      said(['reason'], item.reason),
      ...item.wrong.map(({ feedback }, index) => said(['wrong', index, 'feedback'], feedback)),
    ];
  return [
    said(['question'], item.question),
    ...item.options.flatMap(({ text, feedback, misconception }, index) => [
      said(['options', index, 'text'], text, misconception !== undefined),
      said(['options', index, 'feedback'], feedback),
    ]),
  ];
}

/** Every text of a file in every language, with its place. */
export function textsOf({ value, at }: YamlFile<BankItem[]>): { text: string; at: Position; lure: boolean }[] {
  return value.flatMap((item, index) =>
    wordsOf(item).flatMap(({ path, text, lure }) =>
      locales.map((locale) => ({ text: text[locale], at: at([index, ...path, locale]), lure })),
    ),
  );
}

/** An item with the numbers of its facts in their place. Errors: `EngineError` on a fact that is none, or no number. */
export function withNumbers(item: BankItem, facts: Readonly<Record<string, Fact>>): BankItem & { values: Values } {
  const settled = Object.entries(item.values).map(([name, spec]) => {
    if (!('fact' in spec)) return [name, spec];
    const { fact, ...printed } = spec;
    return [name, { ...printed, formula: numberOf(fact, facts) }];
  });
  return { ...item, values: Object.fromEntries(settled) as Values };
}

function numberOf(id: string, facts: Readonly<Record<string, Fact>>): number {
  const { [id]: fact } = facts;
  if (typeof fact?.value !== 'number') throw new EngineError('fact', id, 'a fact that is a number');
  return fact.value;
}

/** The facts by which the values of an item are numbers, by the values' names. */
export function factsCounted({ values }: BankItem): [name: string, fact: string][] {
  return Object.entries(values).flatMap(([name, spec]) =>
    'fact' in spec ? [[name, spec.fact] as [string, string]] : [],
  );
}

/** The facts that the texts of an item tell. */
export function factsSaid(item: BankItem): string[] {
  return wordsOf(item).flatMap(({ text }) => [...text.en.matchAll(FACT)].map(([, id = '']) => id));
}

/** What is wrong or right by name in an item. */
export function wordedOptions(item: BankItem): { misconception?: string | undefined; fact?: string | undefined }[] {
  return item.kind === 'number' ? item.wrong.map(({ misconception }) => ({ misconception })) : item.options;
}

/** The names and facts that a text says in braces, sorted. */
export function placesIn(text: string): { names: string[]; facts: string[] } {
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name).sort();
  return { names: found(PLACE), facts: found(FACT) };
}

export const withoutPlaces = (text: string): string => text.replace(FACT, '').replace(PLACE, '');

/** A text with its facts said, printed for the language. Errors: `Error` on a fact that is none; the check has told it. */
export function withFacts(text: string, facts: Readonly<Record<string, Fact>>, locale: Locale): string {
  return text.replace(FACT, (_, id: string) => {
    const fact = facts[id];
    if (!fact) throw new Error(`no fact named ${id} in content/facts.yaml`);
    return formatFact(fact, locale);
  });
}
