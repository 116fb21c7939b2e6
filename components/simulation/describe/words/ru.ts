import type { WordsOf } from '../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  at: ({ time }) => `Момент ${time}.`,
  last: ({ who, what }) => `Последнее: ${who} — ${what}.`,
};
