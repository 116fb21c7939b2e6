import { type Locale, perLocale } from '../../course/languages';

/**
 * What every language of a feature says, taken from its English words: the same texts, and the same sentences of the same
 * named values. A sentence takes one object, so that no language can take one value for another by its place.
 */
export type WordsOf<English> = English extends string
  ? string
  : English extends (...values: infer Values extends [] | [object]) => infer Said
    ? (...values: Values) => Said
    : English extends (...values: never) => unknown
      ? never
      : { readonly [Name in keyof English]: WordsOf<English[Name]> };

/** The forms that a word takes beside a whole number, by CLDR's names; `other`, which every language has, aside. */
interface OwnForms {
  readonly en: 'one';
  readonly ru: 'one' | 'few';
}

type Forms<L extends Locale> = Readonly<Record<OwnForms[L] | 'other', string>>;

const pluralRules = perLocale((locale) => new Intl.PluralRules(locale));

/** The form that stands beside a whole number: 1 минута, 2 минуты, 5 минут. */
export function plural<L extends Locale>(locale: L, count: number, { other, ...own }: Forms<L>): string {
  const named: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = own;
  return named[pluralRules[locale].select(count)] ?? other;
}
