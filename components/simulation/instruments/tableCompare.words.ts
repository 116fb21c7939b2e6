import type { Scheme } from '../../../engine/maglev/schemes';
import type { Locale } from '../../shell/locale';

const en = {
  backends: 'Backends',
  gone: 'Which one goes',
  places: { first: 'the first', middle: 'one in the middle', last: 'the last' },
  computing: (done: number, of: number) => `Computing: ${done} of ${of} schemes`,
  cancel: 'Cancel',
  cancelled: 'Cancelled.',
  again: 'Compute',
  caption: (keys: string, backends: number) => `${keys} keys over ${backends} equal backends, and one backend goes`,
  scheme: 'Scheme',
  schemes: { maglev: 'Maglev', ring: 'ring', rendezvous: 'rendezvous (HRW)', jump: 'jump' } satisfies Record<
    Scheme,
    string
  >,
  least: 'least load',
  greatest: 'most load',
  changed: 'moved',
  needless: 'needlessly',
  note: (chance: string, due: string) =>
    `Loads are multiples of a fair share, moves are shares of all keys. Drawing lots for each key would spread them by about ${chance} either way. The keys of the backend that goes, about ${due} of all, have to move; a needless move is any other.`,
  jumpNote: 'Jump numbers its backends: only the last can go without numbering the others anew.',
};

export type TableCompareWords = typeof en;

const ru: TableCompareWords = {
  backends: 'Бэкендов',
  gone: 'Кто уходит',
  places: { first: 'первый', middle: 'из середины', last: 'последний' },
  computing: (done, of) => `Считаем: готово схем ${done} из ${of}`,
  cancel: 'Отменить',
  cancelled: 'Отменено.',
  again: 'Посчитать',
  caption: (keys, backends) => `Ключей: ${keys}, равных бэкендов: ${backends}; один бэкенд уходит`,
  scheme: 'Схема',
  schemes: { maglev: 'Maglev', ring: 'кольцо (ring)', rendezvous: 'rendezvous (HRW)', jump: 'jump' },
  least: 'мин. доля',
  greatest: 'макс. доля',
  changed: 'переехало',
  needless: 'зря',
  note: (chance, due) =>
    `Доли — относительно справедливой, переезды — от всех ключей. Если раздать ключи жребием, разброс был бы примерно ${chance} в обе стороны. Ключам ушедшего бэкенда, а это около ${due} всех, переехать придётся; зря переезжают все остальные.`,
  jumpNote:
    'Jump знает бэкенды по номерам: только последний может уйти так, чтобы остальных не пришлось нумеровать заново.',
};

export const tableCompareWords: Readonly<Record<Locale, TableCompareWords>> = { en, ru };
