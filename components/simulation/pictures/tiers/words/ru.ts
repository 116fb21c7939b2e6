import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  decides: {
    router: ({ to }) => `маршрутизатор хеширует 5-tuple: ${to}`,
    l4: ({ to }) => `L4 находит поток в таблице: ${to}`,
    l7: ({ to }) => `L7 читает запрос: ${to}`,
  },

  way: ({ flow, state, way }) => `Под наблюдением ${flow}, ${state}: ${way}.`,
  soFar: ({ rerouted, moved, broken, waited }) =>
    `Из всех соединений к этому моменту перенаправлено ${rerouted}, переехало ${moved}, сброшено ${broken}; кто-то ждал зря ${waited}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    decides: {
      router: ({ to }) => `маршрутизатор смотрит на номер клиента: ${to}`,
      l4: ({ to }) => `первый ряд ищет в своей таблице: ${to}`,
      l7: ({ to }) => `второй ряд читает запрос: ${to}`,
    },
    soFar: ({ rerouted, moved, broken, waited }) =>
      `Из всех соединений к этому моменту другой дорогой пошло ${rerouted}, переехало ${moved}, оборвалось ${broken}; кто-то ждал зря ${waited}.`,
  },
};
