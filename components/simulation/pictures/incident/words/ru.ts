import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  panels: {
    rate: 'Вызовы/с, каждый',
    latency: 'Задержка, все',
    errors: 'Ошибки, каждый',
    open: 'В работе, каждый',
    retries: 'Ретраи',
    imbalance: 'Перекос σ/среднее',
    checks: 'Проверки',
    breakers: 'Предохранители',
    drains: 'Время вывода',
  },
  quantiles: { p50: 'p50', p95: 'p95', p99: 'p99' },
  changes: ({ count }) => `перемен: ${count}`,
  open: ({ open, all }) => `${open} из ${all} сраб.`,
  readAt: ({ time }) => `значения в момент ${time}`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    panels: {
      latency: 'Ждут, все',
      retries: 'Спросили снова',
      imbalance: 'Неровность',
      breakers: 'Не пускают',
      drains: 'Освобождение',
    },
    quantiles: { p50: 'половина', p95: 'худшие 5 %', p99: 'худший 1 %' },
    open: ({ open, all }) => `${open} из ${all}`,
  },
};
