import type { WordsOf } from '../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  intro: ({ count }) =>
    `Терминов курса — ${count}: каждый одной фразой, с уроком, где он объяснён, и со всеми, где он встречается.`,
  explained: 'Объяснено в уроке',
  used: 'Ещё в уроках',
};
