import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  scale: ({ times, stands }) =>
    `До показанного момента. Время сжато: пороги — из SRE Workbook, а окна в ${times} раз короче, так что этот прогон изображает ${stands}.`,
  slo: 'Цель (SLO)',
  fast: 'Быстрый burn rate: вызывать дежурного выше',
  slow: 'Медленный burn rate: вызывать дежурного выше',
  errors: 'Фиксированный порог: доля ошибок',
  retries: 'Фиксированный порог: доля ретраев',
  rule: 'Правило',
  fired: 'Сработало',
  first: 'Впервые после сбоя',
  falsely: 'Ложно',
  on: 'Сейчас',
  isOn: '▲ горит',
  isOff: '● нет',
  never: '—',
  burn: ({ threshold, long, short }) => `burn rate ${threshold} за ${long} и ${short}`,
  failedAbove: ({ share }) => `ошибок больше ${share} в одном окне`,
  retriesAbove: ({ share }) => `ретраев больше ${share} в одном окне`,
};
