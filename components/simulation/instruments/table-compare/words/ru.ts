import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  backends: 'Бэкендов',
  gone: 'Кто уходит',
  places: { first: 'первый', middle: 'из середины', last: 'последний' },
  computing: ({ done, of }) => `Считаем: готово схем ${done} из ${of}`,
  cancel: 'Отменить',
  cancelled: 'Отменено.',
  again: 'Посчитать',
  caption: ({ keys, backends }) => `Ключей: ${keys}, равных бэкендов: ${backends}; один бэкенд уходит`,
  scheme: 'Схема',
  schemes: { maglev: 'Maglev', ring: 'кольцо (ring)', rendezvous: 'rendezvous (HRW)', jump: 'jump' },
  least: 'мин. доля',
  greatest: 'макс. доля',
  changed: 'переехало',
  needless: 'зря',
  note: ({ chance, due }) =>
    `Доли — относительно справедливой, переезды — от всех ключей. Если раздать ключи жребием, разброс был бы примерно ${chance} в обе стороны. Ключам ушедшего бэкенда, а это около ${due} всех, переехать придётся; зря переезжают все остальные.`,
  jumpNote:
    'Jump знает бэкенды по номерам: только последний может уйти так, чтобы остальных не пришлось нумеровать заново.',
};
