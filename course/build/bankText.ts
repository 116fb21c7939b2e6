import { PLACE } from '../exercise/bankItem';
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
