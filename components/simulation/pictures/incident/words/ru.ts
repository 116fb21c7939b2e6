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
  changes: ({ count }) => `перемен: ${count}`,
  open: ({ open, all }) => `${open} из ${all} сраб.`,
  readAt: ({ time }) => `значения в момент ${time}`,
};
