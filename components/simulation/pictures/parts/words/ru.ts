import { plural, type WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  zone: ({ zone }) => `зона ${zone}`,
  healthy: 'работает',
  dead: 'мёртв',
  deadRouted: 'мёртв, в маршруте',
  deadInUse: 'мёртв, в пуле',
  withdrawn: 'маршрут снят',
  standby: 'в резерве',
  pickIt: 'Нажмите, чтобы изменить',
  openBox: 'Нажмите, чтобы увидеть, что с ним может случиться',
  panic: 'паника: здоровье не учитывается',
  connections: ({ count }) =>
    `${count} ${plural('ru', count, { one: 'соединение', few: 'соединения', other: 'соединений' })}`,
  router: 'маршрутизатор',
  clients: 'клиенты',
  direct: 'без LB посередине',
  machines: { lb: 'LB', backend: 'бэкенды' },
  unanswered: 'без ответа',
  lastAnswer: 'последний ответ',
  failedNow: ({ share }) => `ошибок за последние секунды: ${share}`,

  flow: {
    kept: 'на своём LB',
    rerouted: 'перенаправлен',
    moved: 'переехал',
    needless: 'переехал зря',
    broken: 'сброшен',
    reset: 'сброшен, открыт заново',
    stalled: 'без ответа',
    connecting: 'подключается',
  },
  ill: {
    'backend-crash': () => 'мёртв',
    'backend-power-loss': () => 'без питания',
    'backend-hang': () => 'завис',
    'backend-slow': ({ times }) => `медленнее в ${times}`,
    'backend-grey': ({ share }) => `ошибок ${share}`,
    'backend-fail-fast': ({ share }) => `мгновенных ошибок ${share}`,
    'backend-flap': () => 'флапает',
  },
  breaker: {
    CLOSED: 'пред. замкнут',
    OPEN: 'пред. разомкнут',
    HALF_OPEN: 'пред. пробует',
    FORCED_OPEN: 'пред. разомкнут вручную',
    DISABLED: 'пред. отключён',
    METRICS_ONLY: 'пред. только считает',
  },

  told: {
    lb: ({ name, status, flows }) => `${name}: ${status}, соединений: ${flows}.`,
    state: ({ name, status }) => `${name}: ${status}.`,
    marks: ({ moved, needless, rerouted, reset, stalled }) =>
      `Переехали: ${moved}; переехали зря: ${needless}; ${rerouted > 0 ? `перенаправлены: ${rerouted}; ` : ''}сброшены: ${reset}; без ответа: ${stalled}.`,
    noTrouble: 'Каждое соединение там, где было открыто.',
    noFault: 'Часы пойдут с аварией.',
    crossing: ({ share, usd }) => `Между зонами: ${share} запросов, ${usd} в месяц при таком темпе.`,
    crossingTiers: ({ usd }) =>
      `К бэкендам через границу зон не идёт ничего; переходы между ярусами стоят ${usd} в месяц при таком темпе.`,
    failed: ({ share }) => `С ошибкой завершилось ${share} последних запросов.`,
    panic: 'Паника: LB не учитывают проверки здоровья.',
  },

  charts: {
    answers: 'Запросы с ответом и пакеты без ответа',
    latency: 'Половина запросов быстрее p50; один из ста медленнее p99',
  },
  series: { ok: 'с ответом', lost: 'без ответа', failed: 'с ошибкой', p50: 'p50', p99: 'p99' },
  perSecond: 'в секунду',
  ms: 'мс',

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    flow: { rerouted: 'другой дорогой', broken: 'отключён', reset: 'отключён, подключился снова' },
    ill: { 'backend-flap': () => 'то есть, то нет' },
    breaker: {
      CLOSED: 'пускает всех',
      OPEN: 'не пускает никого',
      HALF_OPEN: 'пускает немногих',
      FORCED_OPEN: 'не пускает никого',
      DISABLED: 'пускает всех',
      METRICS_ONLY: 'пускает всех',
    },
    panic: 'здоровых мало: в работе все',
    told: {
      marks: ({ moved, needless, rerouted, reset, stalled }) =>
        `Переехали: ${moved}; переехали зря: ${needless}; ${rerouted > 0 ? `другой дорогой: ${rerouted}; ` : ''}отключены: ${reset}; без ответа: ${stalled}.`,
      crossing: ({ share, usd }) => `Между корпусами: ${share} звонков, ${usd} в месяц при таком темпе.`,
      crossingTiers: ({ usd }) =>
        `К врачам чужого корпуса не идёт никто; переходы между рядами стоек стоят ${usd} в месяц при таком темпе.`,
      panic: 'Здоровых так мало, что LB шлют всем, и больным тоже.',
    },
  },
};
