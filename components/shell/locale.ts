import { CHOICES, type Language } from '../../progress/settings';

/** The languages of the course, in the order the switch shows them. */
export const locales = CHOICES.language;

export type Locale = Language;

export const languageNames: Record<Locale, string> = { en: 'English', ru: 'Русский' };
