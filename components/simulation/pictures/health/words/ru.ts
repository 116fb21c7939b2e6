import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  belief: { used: 'в работе', checked: 'проверки', ejected: ({ left }) => `исключён, ${left}` },
  beliefs: { truth: 'на деле', missed: 'болен, но в работе', mistaken: 'здоров, но исключён' },
  ejections: ({ all, mistaken }) => `Исключений: ${all}, из них здоровых: ${mistaken}`,
  leftOut: 'под каждым: ▬ когда болен; линии — когда его не использует каждый LB',

  known: ({ backend, what }) => `${backend} ${what}, и ни один LB его не использует.`,
  missed: ({ backend, what, lbs }) => `${backend} ${what}; его ещё используют ${lbs}.`,
  mistaken: ({ backend, lbs }) => `${backend} здоров, но его не используют ${lbs}.`,
  allWell: 'Все бэкенды здоровы и в работе.',

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    ejections: ({ all, mistaken }) => `Отстранили за ошибки: ${all}, из них здоровых: ${mistaken}`,
  },
};
