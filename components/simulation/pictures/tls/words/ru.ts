import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  work: ({ share, resumed }) => `Работа: ${share} ядер · возобновлено ${resumed}`,
  allCores: 'больше ядра не могут',
  wait: ({ p50, p99 }) => `ожидание ядра: p50 ${p50}, p99 ${p99}`,
  ticketOf: ({ lb }) => `▭ тикет от ${lb}: ✓ принят · ✕ отвергнут → полное`,
  oneKey: '▭ ключ общий: любой LB примет любой тикет',
  noTickets: 'тикетов нет: каждое рукопожатие полное',
  ladder: ({ version, isNew, time, cpu }) =>
    `${version === 'none' ? 'TCP' : `TLS ${version}`}, ${isNew ? 'новый' : 'тикет'}: ответ через ${time}, ядру ${cpu}`,
  client: 'клиент',
  lb: 'LB',
  request: 'запрос',
  answer: 'ответ',
  chart: 'Рукопожатий в секунду: полных и с возобновлением',
  series: { handshakesFull: 'полных', handshakesResumed: 'с возобновлением' },

  handshakes: ({ resumed, load }) =>
    `С возобновлением прошло ${resumed} последних рукопожатий; самый занятый LB использует ${load} своих ядер.`,
  waits: ({ p50, p99 }) => `Половина рукопожатий ждёт ядра не дольше ${p50}, одно из ста — дольше ${p99}.`,
  firstAnswer: ({ isNew, time, cpu }) =>
    `${isNew ? 'Новый клиент' : 'Клиент, чей тикет приняли,'} получает первый ответ через ${time} сетевого времени и занимает ядро на ${cpu}.`,
  keys: {
    shared: 'Ключ у всех LB один: каждый примет любой тикет.',
    'per-lb': 'Каждый LB принимает только те тикеты, что выдал сам; с чужим рукопожатие полное.',
  },

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    work: ({ share, resumed }) => `Заняты на ${share} · впущены сразу ${resumed}`,
    allCores: 'больше LB не могут',
    wait: ({ p99 }) => `худший 1 % ждёт ${p99}`,
    ticketOf: ({ lb }) => `▭ пропуск ${lb}: ✓ знают · ✕ нет → проверка`,
    oneKey: '▭ любой LB знает пропуска всех',
    noTickets: 'пропусков нет: всех проверяют полностью',
    ladder: ({ isNew, time, cpu }) => `${isNew ? 'новый' : 'с пропуском'}: ответ через ${time}, работы ${cpu}`,
    handshakes: ({ resumed, load }) =>
      `Сразу впущены ${resumed} последних пришедших; самый занятый LB занят ${load} времени.`,
    waits: ({ p99 }) => `Самый медленный 1 % ждёт проверки больше ${p99}.`,
    firstAnswer: ({ isNew, time, cpu }) =>
      `${isNew ? 'Новый клиент' : 'Клиент с пропуском'} получает первый ответ через ${time} в пути, работы для LB — ${cpu}.`,
    keys: {
      shared: 'Любой LB знает пропуска всех.',
      'per-lb': 'Каждый LB знает только свои пропуска; с чужим проверяют полностью.',
    },
  },
};
