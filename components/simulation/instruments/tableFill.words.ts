import type { Locale } from '../../shell/locale';
import { plural } from '../../shell/plural.ru';

const en = {
  size: 'Slots (a prime)',
  backends: 'Backends',
  without: 'Left out',
  nobody: 'nobody',
  back: 'Turn back',
  on: 'Turn on',
  start: 'To the start',
  end: 'To the end',
  turns: 'Turns taken',
  position: (turn: number, of: number) => `${turn} of ${of}`,
  table: 'The table',
  empty: 'free',
  slot: (slot: number, owner: string) => `Slot ${slot}: ${owner}`,
  before: 'Nobody has had a turn yet. Every backend has a list of all slots, in an order of its own.',
  wants: (turn: number, backend: string, wanted: string) => `Turn ${turn}: ${backend} wants slot ${wanted}.`,
  isTaken: (slots: string, owners: string) => `${slots} taken by ${owners}.`,
  takes: (backend: string, slot: number) => `${backend} takes slot ${slot}.`,
  lists:
    'Each backend walks through all slots: it begins at its offset and goes on by its skip, modulo the number of slots',
  backend: 'Backend',
  offset: 'offset',
  skip: 'skip',
  has: 'has',
  order: 'its list of slots',
  compared: (changed: number, size: number, needless: number) =>
    `Full. Against the table with everybody, ${changed} of ${size} slots changed; ${needless} of them had an owner who is still here.`,
  full: (least: number, most: number) => `Full. The backends have ${least} to ${most} slots each.`,
};

export type TableFillWords = typeof en;

const ru: TableFillWords = {
  size: 'Слотов (простое число)',
  backends: 'Бэкендов',
  without: 'Без кого',
  nobody: 'все на месте',
  back: 'Ход назад',
  on: 'Ход вперёд',
  start: 'В начало',
  end: 'В конец',
  turns: 'Сделано ходов',
  position: (turn, of) => `${turn} из ${of}`,
  table: 'Таблица',
  empty: 'свободен',
  slot: (slot, owner) => `Слот ${slot}: ${owner}`,
  before: 'Ещё никто не ходил. У каждого бэкенда есть список всех слотов в своём порядке.',
  wants: (turn, backend, wanted) => `Ход ${turn}: ${backend} хочет слот ${wanted}.`,
  isTaken: (slots, owners) => `${slots} уже у ${owners}.`,
  takes: (backend, slot) => `${backend} занимает слот ${slot}.`,
  lists:
    'Каждый бэкенд обходит все слоты: начинает со своей позиции (offset) и идёт своим шагом (skip) по модулю числа слотов',
  backend: 'Бэкенд',
  offset: 'offset',
  skip: 'skip',
  has: 'слотов',
  order: 'его список слотов',
  compared: (changed, size, needless) =>
    `Готово. По сравнению с таблицей, где все на месте, ${plural(changed, 'изменился', 'изменились', 'изменились')} ${changed} из ${size}; у ${needless} из них прежний хозяин никуда не делся.`,
  full: (least, most) => `Готово. У бэкендов от ${least} до ${most} слотов.`,
};

export const tableFillWords: Readonly<Record<Locale, TableFillWords>> = { en, ru };
