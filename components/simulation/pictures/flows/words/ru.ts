import { plural, type WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  hashSpace: 'хеш соединения',
  buckets: ({ count }) => `${count} ${plural('ru', count, { one: 'бакет', few: 'бакета', other: 'бакетов' })}`,
  moduloOf: ({ count }) => `хеш mod ${count}`,
  hrwEach: 'границ нет: соединение само ранжирует LB',
  oneOwner: 'хеша нет: все у одного LB',
  boundsBefore: '┆ было',
  changed: '▬ сменило владельца',
  slowed: 'на деле это мгновенно',
  owns: ({ lb, share }) => `${lb}: ${share} линии`,
  left: ({ lb, to }) => `с ${lb} на ${to}`,
  hash: ({ hash }) => `хеш ${hash}`,
  recorded: ({ name, count, share }) =>
    share === '' ? `${name}: ${count}` : `${name}: здесь ${count}, из всех ${share}`,
  movedOfAll: ({ share, isOnly }) => (isOnly ? `переехало ${share}` : `сначала ${share}`),
  under: ({ at, lb, was }) => [`у ${at}`, lb, was && `раньше ${was}`].filter(Boolean).join(': '),
  told: {
    bounds: ({ list }) => `Маршрутизатор раздаёт хеши так: ${list}.`,
    changed: ({ before, changed, needless }) =>
      `До последней перемены было: ${before}. Владельца сменили ${changed} хешей, из них зря — ${needless}.`,
    movedOfAll: ({ share }) => `Первый отказ сдвинул ${share} всех открытых.`,
    record: ({ moved, needless }) =>
      `Переехало к этому моменту: ${moved} с LB, которого не стало, ${needless} с живого.`,
  },

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    hashSpace: 'номер клиента',
    buckets: ({ count }) => `номера мелкими частями, всего ${count}`,
    moduloOf: ({ count }) => `остаток номера от деления на ${count}`,
    oneOwner: 'все у одного LB',
    told: {
      bounds: ({ list }) => `Маршрутизатор смотрит на номер клиента. Номера поделены так: ${list}.`,
      changed: ({ before, changed, needless }) =>
        `До последней перемены было: ${before}. Владельца сменили ${changed} номеров, из них зря — ${needless}.`,
    },
  },
};
