import type { Locale } from '../../course/languages';

/** A day, as the reader's language writes it. */
export function dateText(ms: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(ms);
}
