import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  full: 'полное рукопожатие',
  resumed: 'с возобновлением',
  waits: ({ p50, p99 }) => `ожидание ядра p50 ${p50}, p99 ${p99}`,
  cpu: 'CPU',
  second: 'с',
  ladder: ({ version, isNew }) =>
    `${version === 'none' ? 'TCP' : `TLS ${version}`}, ${isNew ? 'новый клиент' : 'тикет принят'}: первый ответ через`,
  request: 'запрос',
  answer: 'ответ',
  chart: 'Рукопожатий в секунду: полных и с возобновлением',
  series: { handshakesFull: 'полных', handshakesResumed: 'с возобновлением' },

  handshakes: ({ resumed, load }) =>
    `С возобновлением прошло ${resumed} последних рукопожатий; самый занятый LB использует ${load} своих ядер.`,
  wait: ({ p50, p99 }) => `Половина рукопожатий ждёт ядра меньше ${p50}, одно из ста — больше ${p99}.`,
  firstAnswer: ({ isNew, time }) =>
    `${isNew ? 'Новый клиент' : 'Клиент, чей тикет приняли,'} получает первый ответ через ${time} сетевого времени.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    full: 'проверены полностью',
    resumed: 'впущены сразу',
    wait: ({ p99 }) => `Самый медленный 1 % ждёт проверки больше ${p99}.`,
    waits: ({ p99 }) => `1 % ждёт от ${p99}`,
    cpu: 'занят',
    ladder: ({ isNew }) => `${isNew ? 'новый клиент' : 'знакомый клиент'}: первый ответ через`,
    handshakes: ({ resumed, load }) =>
      `Сразу впущены ${resumed} последних пришедших; самый занятый LB занят ${load} времени.`,
    firstAnswer: ({ isNew, time }) =>
      `${isNew ? 'Новый клиент' : 'Знакомый клиент'} получает первый ответ через ${time} в пути.`,
  },
};
