/**
 * The languages of the course, each by its own name, in the order the switch shows them. All else that is said in each
 * language is typed by this list: add one here, and the compiler and the tests ask for the rest.
 */
export const languageNames = { en: 'English', ru: 'Русский' } as const;

/** A language, by its BCP 47 tag. */
export type Locale = keyof typeof languageNames;

export const locales = Object.keys(languageNames) as readonly Locale[];

/** One thing for each language. */
export function perLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return Object.fromEntries(locales.map((locale) => [locale, make(locale)])) as Record<Locale, T>;
}
