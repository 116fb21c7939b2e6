import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  fairShare: 'равная доля',
  crossing: 'между зонами',
  perMonth: 'в месяц при таком темпе',
  latency: 'задержка',
  chart: 'Как запросы делятся между бэкендами',

  sends: ({ name, shares }) => `${name} шлёт ${shares}.`,
  toZone: ({ share, zone }) => `${share} в ${zone}`,
  busiest: ({ name, share, fair }) => `Самый занятый бэкенд: ${name}, ${share}; равная доля — ${fair}.`,
  quantiles: ({ p50, p99 }) => `Задержка: p50 ${p50}, p99 ${p99}.`,
};
