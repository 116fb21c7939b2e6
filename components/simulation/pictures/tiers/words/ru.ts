import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  decides: [
    ({ to }) => `маршрутизатор хеширует 5-tuple: ${to}`,
    ({ to }) => `L4 находит поток в таблице: ${to}`,
    ({ to }) => `L7 читает запрос: ${to}`,
  ],

  way: ({ flow, state, way }) => `Под наблюдением ${flow}, ${state}: ${way}.`,
  soFar: ({ rerouted, moved, broken, waited }) =>
    `Из всех соединений к этому моменту перенаправлено ${rerouted}, переехало ${moved}, сброшено ${broken}; кто-то ждал зря ${waited}.`,
};
