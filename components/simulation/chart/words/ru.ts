import type { WordsOf } from '../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  time: 'время, с',
  table: 'То же таблицей',
};
