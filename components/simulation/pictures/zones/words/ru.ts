import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  fairShare: 'равная доля',
  rules: {
    direct: '■ доля LB не больше □ доли бэкендов: все дома',
    residual: '■ доля LB □ доля бэкендов ▨ без места: уходит',
    off: 'для зон бэкендов мало: все вызываются наравне',
    any: 'политика зон не знает: все вызываются наравне',
    'locality-weighted': 'зоне достаётся столько, сколько в ней живо',
    priority: 'сначала своя зона, чужие — по мере потерь',
    'local-only': 'только своя зона, что бы с ней ни было',
  },
  crossing: 'между зонами',
  perMonth: 'в месяц',
  answers: ({ home, across }) => `ответ пока: в своей ${home}, в чужой ${across}`,
  chart: 'Как запросы делятся между бэкендами',

  sends: ({ name, shares }) => `${name} шлёт ${shares}.`,
  toZone: ({ share, zone }) => `${share} в ${zone}`,
  compares: ({ zone, callers, backends }) => `В зоне ${zone} — ${callers} всех LB и ${backends} здоровых бэкендов.`,
  busiest: ({ name, share, fair }) => `Самый занятый бэкенд: ${name}, ${share}; равная доля — ${fair}.`,
  times: ({ home, across }) =>
    `От LB до ответа пока проходит в среднем ${home} внутри зоны${across ? ` и ${across} между зонами` : '; между зонами пока слишком мало, чтобы судить'}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    compares: ({ zone, callers, backends }) =>
      `В корпусе ${zone} — ${callers} всех стоек и ${backends} здоровых врачей.`,
    busiest: ({ name, share, fair }) =>
      `Больше всех занят врач ${name}: ${share} всей работы; поровну было бы ${fair}.`,
    times: ({ home, across }) =>
      `Ответ пока занимает в среднем ${home} внутри корпуса${across ? ` и ${across} через двор` : '; через двор пока ходили слишком мало, чтобы судить'}.`,
  },
};
