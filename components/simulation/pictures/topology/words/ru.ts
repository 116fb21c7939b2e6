import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  alive: ({ lbs, ofLbs, backends, ofBackends }) =>
    `Живы LB: ${lbs} из ${ofLbs}; бэкенды: ${backends} из ${ofBackends}.`,
  deadInUse: ({ names }) => `Мёртвы, но им ещё шлют: ${names}.`,
  andMore: ({ names, count }) => `${names} и ещё ${count}`,
  regions: ({ shares }) => `Новые соединения по регионам: ${shares}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    alive: ({ lbs, ofLbs, backends, ofBackends }) =>
      `Работают стоек: ${lbs} из ${ofLbs}, врачей: ${backends} из ${ofBackends}.`,
    deadInUse: ({ names }) => `Молчат, но к ним ещё шлют: ${names}.`,
    regions: ({ shares }) => `Новые звонки: ${shares}.`,
  },
};
