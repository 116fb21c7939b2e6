import { plural, type WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  ownLists: 'списки разные, таблицы тоже',
  sameTable: 'у всех одна таблица',
  ownTurn: 'своя очередь',
  disagree: ({ list }) => `списки разные, таблицы тоже: ${list}`,
  lookedUp: ({ flow, slot, size }) => `${flow}: хеш mod ${size} = слот ${slot}`,
  fills: ({ lb, turn, of }) => `замедленно: ${lb} заполняет таблицу, ход ${turn} из ${of}`,
  filled: ({ lb }) => `${lb}: каждый в свой ход берёт следующий свободный слот`,

  told: {
    slot: ({ lbs, count, backend }) =>
      `${lbs} ${plural('ru', count, { one: 'находит', few: 'находят', other: 'находят' })} там ${backend}.`,
    changed: ({ lb, changed, needless, size }) =>
      `${lb} заполнил таблицу заново: сменилось ${changed} слотов из ${size}, у ${needless} из них хозяин остался в списке.`,
  },
  moved: ({ moved, kept }) => `Переехавших соединений: ${moved}; у прежнего бэкенда из них: ${kept}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    lookedUp: ({ flow, slot, size }) => `${flow}: его строка в списке — ${slot} из ${size}`,
    filled: ({ lb }) => `${lb}: каждый в свой ход берёт следующее свободное место`,
    told: {
      slot: ({ lbs, backend }) => `Там у ${lbs} записан врач ${backend}.`,
      changed: ({ lb, changed, needless, size }) =>
        `${lb} заполнил список заново: сменилось строк ${changed} из ${size}, у ${needless} из них прежний врач на месте.`,
    },
    moved: ({ moved, kept }) => `Звонящих, сменивших стойку: ${moved}; у прежнего врача из них: ${kept}.`,
  },
};
