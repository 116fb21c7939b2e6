import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  answered: 'с ответом',
  perWindow: ({ span }) => `пакетов за ${span}`,
  detect: 'заметить',
  firstAnswer: 'первый ответ',
  stillOut: 'ответа ещё нет',

  window: ({ ok, lost }) => `За последнее окно запросов с ответом: ${ok}, пакетов без ответа: ${lost}.`,
  outage: ({ detect, first, last }) =>
    `После аварии: замечено — ${detect}, первый ответ — ${first}, последний — ${last}.`,
  after: ({ time }) => `через ${time}`,
  notYet: 'ещё нет',
};
