import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  alive: ({ lbs, ofLbs, backends, ofBackends }) =>
    `Живы LB: ${lbs} из ${ofLbs}; бэкенды: ${backends} из ${ofBackends}.`,
  deadInUse: ({ names }) => `Мёртвы, но им ещё шлют: ${names}.`,
  andMore: ({ names, count }) => `${names} и ещё ${count}`,
  regions: ({ shares }) => `Новые соединения по регионам: ${shares}.`,
};
