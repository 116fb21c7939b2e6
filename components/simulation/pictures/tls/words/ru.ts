import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  full: 'полное рукопожатие',
  resumed: 'с возобновлением',
  waitForCore: 'ожидание ядра',
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
};
