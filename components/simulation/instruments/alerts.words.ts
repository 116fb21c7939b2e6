import type { Locale } from '../../shell/locale';

const en = {
  scale: (times: string, stands: string) =>
    `Up to the moment shown. Time is packed: thresholds are those of the SRE Workbook, windows are ${times} times shorter, so that this run stands for ${stands}.`,
  slo: 'Objective (SLO)',
  fast: 'Fast burn: page above',
  slow: 'Slow burn: page above',
  errors: 'Fixed: failed requests above',
  retries: 'Fixed: retries above',
  rule: 'Rule',
  fired: 'Fired',
  first: 'First, after the fault',
  falsely: 'Falsely',
  on: 'Now',
  isOn: '▲ on',
  isOff: '● off',
  never: '—',
  burn: (threshold: string, long: string, short: string) => `burn ${threshold} over ${long} and ${short}`,
  failedAbove: (share: string) => `failed above ${share} in one window`,
  retriesAbove: (share: string) => `retries above ${share} in one window`,
};

export type AlertWords = typeof en;

const ru: AlertWords = {
  scale: (times, stands) =>
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
  burn: (threshold, long, short) => `burn rate ${threshold} за ${long} и ${short}`,
  failedAbove: (share) => `ошибок больше ${share} в одном окне`,
  retriesAbove: (share) => `ретраев больше ${share} в одном окне`,
};

export const alertWords: Readonly<Record<Locale, AlertWords>> = { en, ru };
