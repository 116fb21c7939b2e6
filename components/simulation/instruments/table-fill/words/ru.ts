import { plural, type WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  size: 'Слотов (простое число)',
  backends: 'Бэкендов',
  without: 'Без кого',
  nobody: 'все на месте',
  back: 'Ход назад',
  on: 'Ход вперёд',
  start: 'В начало',
  end: 'В конец',
  turns: 'Сделано ходов',
  position: ({ turn, of }) => `${turn} из ${of}`,
  table: 'Таблица',
  empty: 'свободен',
  slot: ({ slot, owner }) => `Слот ${slot}: ${owner}`,
  before: 'Ещё никто не ходил. У каждого бэкенда есть список всех слотов в своём порядке.',
  wants: ({ turn, backend, wanted }) => `Ход ${turn}: ${backend} хочет слот ${wanted}.`,
  isTaken: ({ slots, owners }) => `${slots} уже у ${owners}.`,
  takes: ({ backend, slot }) => `${backend} занимает слот ${slot}.`,
  lists:
    'Каждый бэкенд обходит все слоты: начинает со своей позиции (offset) и идёт своим шагом (skip) по модулю числа слотов',
  backend: 'Бэкенд',
  offset: 'offset',
  skip: 'skip',
  has: 'слотов',
  order: 'его список слотов',
  compared: ({ changed, size, needless }) =>
    `Готово. По сравнению с таблицей, где все на месте, ${plural('ru', changed, { one: 'изменился', few: 'изменились', other: 'изменились' })} ${changed} из ${size}; у ${needless} из них прежний хозяин никуда не делся.`,
  full: ({ least, most }) => `Готово. У бэкендов от ${least} до ${most} слотов.`,
};
