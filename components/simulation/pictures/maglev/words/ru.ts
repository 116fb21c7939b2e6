import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  ownLists: 'списки разные, таблицы тоже',
  sameTable: 'у всех одна таблица',
  ownTurn: 'своя очередь',
  markPlaces: 'значок лежит в своём бэкенде, его цвет — LB',

  moved: ({ moved, kept }) => `Переехавших соединений: ${moved}; у прежнего бэкенда из них: ${kept}.`,
};
