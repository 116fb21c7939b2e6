import type { Sentences } from './sentences.en';

export const ru: Sentences = {
  at: (time) => `Момент ${time}.`,
  last: (who, what) => `Последнее: ${who} — ${what}.`,
  lb: (name, status, flows) => `${name}: ${status}, соединений: ${flows}.`,
  marks: (moved, needless, broken, stalled) =>
    `Переехали: ${moved}; переехали зря: ${needless}; сброшены: ${broken}; без ответа: ${stalled}.`,
  noTrouble: 'Каждое соединение там, где было открыто.',
  outage: (detect, first, last) => `После аварии: замечено — ${detect}, первый ответ — ${first}, последний — ${last}.`,
  after: (time) => `через ${time}`,
  notYet: 'ещё нет',
  window: (ok, lost) => `За последнее окно запросов с ответом: ${ok}, пакетов без ответа: ${lost}.`,
  zone: (name, shares) => `${name} шлёт ${shares}.`,
  toZone: (share, zone) => `${share} в ${zone}`,
  busiest: (name, share, fair) => `Самый занятый бэкенд: ${name}, ${share}; равная доля — ${fair}.`,
  crossing: (share, usd) => `Между зонами идёт ${share} запросов, ${usd} в месяц при таком темпе.`,
  latency: (p50, p99) => `Задержка: p50 ${p50}, p99 ${p99}.`,
  panic: 'Паника: LB не учитывают проверки здоровья.',
  backends: (moved, kept) => `Переехавших соединений: ${moved}; у прежнего бэкенда из них: ${kept}.`,
  wait: (p50, p99) => `Половина рукопожатий ждёт ядра меньше ${p50}, одно из ста — больше ${p99}.`,
  firstAnswer: (isNew, time) =>
    `${isNew ? 'Новый клиент' : 'Клиент, чей тикет приняли,'} получает первый ответ через ${time} сетевого времени.`,
  tls: (resumed, load) =>
    `С возобновлением прошло ${resumed} последних рукопожатий; самый занятый LB использует ${load} своих ядер.`,
  machines: (lbs, ofLbs, backends, ofBackends) => `Живы LB: ${lbs} из ${ofLbs}; бэкенды: ${backends} из ${ofBackends}.`,
  deadInUse: (names) => `Мёртвы, но им ещё шлют: ${names}.`,
  andMore: (names, count) => `${names} и ещё ${count}`,
  regions: (shares) => `Новые соединения по регионам: ${shares}.`,
  way: (flow, state, way) => `Под наблюдением ${flow}, ${state}: ${way}.`,
  state: (name, status) => `${name}: ${status}.`,
  clock: (name, time, parts) => `${time} с отказа ${name}: ${parts}.`,
  noFault: 'Часы пойдут с аварией.',
  soFar: (time) => `пока ${time}`,
  waiting: (count) => `Ждут ответа соединений: ${count}.`,
  known: (backend, what) => `${backend} ${what}, и ни один LB его не использует.`,
  missed: (backend, what, lbs) => `${backend} ${what}; его ещё используют ${lbs}.`,
  mistaken: (backend, lbs) => `${backend} здоров, но его не используют ${lbs}.`,
  allWell: 'Все бэкенды здоровы и в работе.',
  failed: (share) => `С ошибкой завершилось ${share} последних запросов.`,
  sentToDead: (share, name) => `Из последних новых соединений на ${name} отправлено ${share}.`,
  recordChanged: (time, expected) =>
    `Запись сменили ${time} назад; судя по срокам, старая ещё у ${expected} резолверов.`,
};
