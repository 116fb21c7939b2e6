export { type Locale, languageNames, locales } from '../../course/languages';
