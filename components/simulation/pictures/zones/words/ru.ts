import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  fairShare: 'равная доля',
  crossing: 'между зонами',
  perMonth: 'в месяц при таком темпе',
  latencies: ({ p50, p99 }) => `задержка: p50 ${p50}, p99 ${p99}`,
  chart: 'Как запросы делятся между бэкендами',

  sends: ({ name, shares }) => `${name} шлёт ${shares}.`,
  toZone: ({ share, zone }) => `${share} в ${zone}`,
  busiest: ({ name, share, fair }) => `Самый занятый бэкенд: ${name}, ${share}; равная доля — ${fair}.`,
  quantiles: ({ p50, p99 }) => `Задержка: p50 ${p50}, p99 ${p99}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    quantiles: ({ p50, p99 }) => `Половина ответов быстрее ${p50}, самый медленный 1 % — дольше ${p99}.`,
    latencies: ({ p50, p99 }) => `ответы: половина до ${p50}, худший 1 % — от ${p99}`,
  },
};
