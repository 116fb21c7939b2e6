import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  legend: 'вызовов на запрос · нагрузка · • ждут · ▬ занят',
  perRequest: ({ calls }) => `вызовов на один запрос: ${calls}`,
  backend: ({ name, what, load, waitedFor, busy }) =>
    `${name}: ${what}. Получает ${load} того, что может обслужить, занят ${busy} времени; вызовов, которых ещё ждут: ${waitedFor}.`,
  regions: { well: 'порядок', strained: 'тяжело, но отвечает', storm: 'шторм: ответов нет', shut: 'отказ на входе' },
  answers: 'ответов/с',
  load: 'нагрузка последнего яруса',
  point: ({ time, load, answers }) => `${time}: нагрузка ${load}, ответов в секунду: ${answers}`,

  tierCalls: ({ calls }) => `Вызовов на один запрос, ярус за ярусом: ${calls}.`,
  deepest: ({ load }) => `Последний ярус получает ${load} того, что может обслужить.`,
  lastTier: ({ busy, waitedFor }) => `Он занят ${busy} времени; вызовов, которых ещё ждут: ${waitedFor}.`,
};
