import type { Locale } from '../../course/languages';
import { en, type Messages } from './messages.en';
import { ru } from './messages.ru';

/** For server components: a client component takes the strings that it shows as props. */
export const messages: Record<Locale, Messages> = { en, ru };

export type { Messages };
