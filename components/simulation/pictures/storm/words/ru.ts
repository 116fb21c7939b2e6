import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  perRequest: ({ calls }) => `вызовов на один запрос: ${calls}`,
  answers: 'ответов в секунду; ✕ — пока длится сбой',
  load: 'нагрузка последнего яруса, в его ёмкостях',

  tierCalls: ({ calls }) => `Вызовов на один запрос, ярус за ярусом: ${calls}.`,
  deepest: ({ load }) => `Последний ярус получает ${load} того, что может обслужить.`,
};
