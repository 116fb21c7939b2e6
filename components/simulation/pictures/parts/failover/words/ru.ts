import type { WordsOf } from '../../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  timers: {
    vrrp: ({ limit }) => `заберёт адрес через ${limit} тишины`,
    bfd: ({ limit }) => `BFD ${limit}`,
    'hold-timer': ({ limit }) => `hold timer ${limit}`,
    record: ({ limit }) => `задержка проверки ${limit}`,
  },
  nobodyListens: 'смерти никто не ждёт',
  dns: 'DNS',
  advert: 'анонсы',

  parts: { detect: 'заметить', decide: 'решить', propagate: 'сообщить', reconnect: 'переподключить' },
  noFaultYet: 'всё работает; часы пойдут с аварией',

  over: ({ since }) => `через ${since}: все снова обслужены`,
  moment: ({ since, part, count }) => `через ${since}: ${part} · ждут: ${count}`,

  told: {
    timer: ({ listener, name, left, limit }) => `${listener} слышит ${name}; из ${limit} тишины осталось ${left}.`,
    silent: ({ listener, name, left, limit }) => `${listener} не слышит ${name}; из ${limit} тишины осталось ${left}.`,
    router: 'Маршрутизатор',
    watcher: 'Проверка для DNS',
    elapsed: ({ name, time, parts }) => `${time} с отказа ${name}: ${parts}.`,
    soFar: ({ time }) => `пока ${time}`,
    unanswered: ({ count }) => `Ждут ответа соединений: ${count}.`,
  },

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    timers: {
      bfd: ({ limit }) => `молчит ${limit} — вычеркнут`,
      'hold-timer': ({ limit }) => `молчит ${limit} — вычеркнут`,
      record: ({ limit }) => `смерть заметят через ${limit}`,
    },
    advert: 'знаки жизни',
  },
};
