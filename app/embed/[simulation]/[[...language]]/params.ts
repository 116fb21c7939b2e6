import { type Locale, locales } from '../../../../course/languages';

/** /embed/<simulation>/ is in English, /embed/<simulation>/ru/ in Russian. */
export interface EmbedParams {
  simulation: string;
  language?: string[];
}

export function localeOf({ language }: EmbedParams): Locale {
  return locales.find((locale) => locale === language?.[0]) ?? 'en';
}

export const languagesOfEmbeds = locales.map((locale) => (locale === 'en' ? [] : [locale]));
