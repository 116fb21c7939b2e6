export type { Locale } from '../../course/languages';
