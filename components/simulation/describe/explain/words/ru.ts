import type { WordsOf } from '../../../../words';
import type { Algorithm, Bypass, NoZoneReason, PickRule } from '..';
import type { en } from './en';

const algorithms: Record<Algorithm, string> = {
  'hash-threshold': 'каждому LB принадлежат хеши до его границы; выигрывает первая граница не ниже хеша',
  'modulo-n':
    'остаток от деления хеша на сумму весов достаётся одному из LB: у каждого столько остатков, сколько он весит',
  resilient: 'остаток от деления хеша на число бакетов называет бакет, а бакет — свой LB',
  hrw: 'каждый LB получает число из хеша и своего имени; выигрывает наибольшее',
};

const reasons: Record<NoZoneReason, string> = {
  'upstream-has-one-locality': 'все бэкенды в одной зоне',
  'originating-has-one-locality': 'все LB в одной зоне',
  'no-caller-in-local-zone': 'в этой зоне нет ни одного LB',
  'fewer-healthy-hosts-than-min-cluster-size': 'здоровых бэкендов меньше, чем требует маршрутизация с учётом зон',
};

const bypasses: Record<Bypass, string> = {
  'upstream-in-panic': 'Но здоровых бэкендов слишком мало: ни здоровье, ни зоны не учитываются.',
  'routing-not-enabled': 'Но этот запрос попал в долю, для которой зоны не учитываются.',
  'originating-in-panic': 'Но слишком мало здоровых среди самих LB: зоны не учитываются.',
};

const rules: Record<PickRule, string> = {
  edf: 'его срок в расписании ближайший (EDF: очередь подходит через 1 / вес)',
  'smooth-wrr': 'с прошлого раза он накопил больше всех по своему весу',
  random: 'по жребию, с учётом веса',
  'least-request': 'он наименее занят из вытянутых по жребию',
  'full-scan': 'он наименее занят из всех',
  leastconn: 'у него меньше всех запросов на единицу веса, простаивающий — первый',
  'peak-ewma': 'он дешевле из двух вытянутых: задержка, умноженная на число запросов в работе',
  'grpc-wrr': 'следующий по очереди из тех, кто её не пропускает по весу, о котором сообщил сам',
  'ring-hash': 'на него на кольце указывает хеш адреса клиента',
  'maglev-hash': 'на него в таблице указывает хеш адреса клиента',
};

const figures: Partial<Record<PickRule, string>> = {
  edf: 'До срока',
  'smooth-wrr': 'Накоплено',
  'least-request': 'В работе',
  'full-scan': 'В работе',
  leastconn: 'Ключи',
  'peak-ewma': 'Цена',
  'grpc-wrr': 'Веса из 65 535',
  'ring-hash': 'Заполнение в долях предела',
  'maglev-hash': 'Заполнение в долях предела',
};

const states = {
  connecting: 'устанавливается',
  handshake: 'на рукопожатии TLS',
  open: 'открыто',
  stalled: 'ждёт ответа',
  broken: 'сброшено',
  closed: 'закрыто клиентом',
} as const;

export const ru: WordsOf<typeof en> = {
  packet: ({ clients, tuple, state }) => `Пакет от ${clients}: ${tuple}. Соединение ${states[state]}.`,
  dnsRecord: ({ region, isHome, asked, kept }) =>
    `DNS дал VIP ${isHome ? `своего региона, ${region}` : `другого региона, ${region}`}. Резолвер клиента спросил в ${asked} и хранит ответ ${kept}.`,
  dnsList: ({ backend, count, asked, kept }) =>
    `LB посередине нет: DNS дал адреса бэкендов (${count}), и клиент соединяется с ${backend}. Его резолвер спросил в ${asked} и хранит ответ ${kept}, что бы ни случилось с бэкендами.`,
  registry: ({ listed, hosts }) =>
    `LB посередине нет: балансирует библиотека в клиенте. В списке реестра, каким он до неё дошёл, бэкендов ${listed} из ${hosts}.`,
  holder: ({ lb, isPair }) => (isPair ? `Адрес пары VRRP держит ${lb}.` : `Машина одна, ${lb}.`),
  hash: ({ fields, seed, hash }) =>
    `Маршрутизатор хеширует ${fields} функцией SipHash-2-4 с зерном ${seed}. Старшие 31 бит: ${hash}.`,
  fields: { 0: 'оба адреса', 1: '5-tuple' },
  swapped: 'Источник и назначение сначала упорядочены, чтобы у обоих направлений был один хеш.',
  nextHop: ({ algorithm, lb }) => `Следующий узел — ${lb}: ${algorithms[algorithm]}.`,
  bucket: ({ bucket }) => `Бакет ${bucket}.`,
  moved: ({ moment, hash, before, was, after, now }) =>
    `В ${moment} смена маршрутов увела его соединение с хешем ${hash}. До неё: ${before}, то есть ${was}. После: ${after}, то есть ${now}.`,
  bystander: 'Его LB был жив: соединение пострадало зря.',
  valueOf: {
    'hash-threshold': ({ lb, value }) => `${lb} до ${value}`,
    'modulo-n': ({ lb, value }) => `${lb} до остатка ${value}`,
    hrw: ({ lb, value }) => `${lb} тянет ${value}`,
    resilient: ({ lb }) => lb,
  },
  candidates: ({ list }) => `Кандидаты: ${list}.`,
  noRoute: 'Маршрута нет: маршрутизатор не знает ни одного LB для этого адреса.',
  deadLb: ({ lb }) => `${lb} не отвечает. Клиент повторяет передачу, пока не сменится маршрут.`,
  awaitingRetry: ({ lb }) => `Маршрут уже ведёт на ${lb}. Клиент ждёт своей следующей повторной передачи.`,
  unknownConnection: ({ lb }) => `${lb} не знает этого соединения и сбрасывает его.`,
  remembered: ({ lb, target }) => `${lb} уже видел этот поток и помнит, куда он шёл: ${target}.`,
  maglev: ({ lb, slot, size, backend }) =>
    `${lb} ищет поток в таблице Maglev: в ячейке ${slot} из ${size} стоит ${backend}. У всех LB с тем же списком бэкендов таблица та же.`,
  ownTurn: ({ lb, backend }) =>
    `Общей таблицы у ${lb} с другими нет: следующий в его собственной очереди — ${backend}.`,
  noZonePlan: ({ lb, why }) => `${lb} раздаёт по всем зонам: ${reasons[why]}.`,
  direct: ({ lb, zone }) =>
    `${lb} оставляет все запросы в зоне ${zone}: доля её здоровых бэкендов не меньше доли её отправителей.`,
  residual: ({ lb, zone, share }) =>
    `Зона ${zone} потянет ${share} того, что шлют её отправители; остальные запросы ${lb} идут туда, где есть запас.`,
  pick: ({ zone }) => `Этот запрос достался зоне ${zone}.`,
  zoneWeights: ({ lb, shares }) => `${lb} тянет жребий между зонами по весу и здоровью: ${shares}.`,
  priority: ({ lb, percent }) => `${lb} отдаёт своей зоне ${percent} % запросов, остальные — другим зонам.`,
  panic: ({ healthy, hosts, percent }) =>
    `Паника: здоровых бэкендов ${healthy} из ${hosts}, меньше ${percent} %. Здоровье не учитывается.`,
  turn: ({ lb, backend, count }) => `${lb} берёт следующий по очереди из ${count}: ${backend}.`,
  picked: ({ lb, backend, count, rule }) => `${lb} выбирает ${backend} из ${count}: ${rules[rule]}.`,
  figures,
  bypass: bypasses,
  cookie: ({ lb, backend }) => `Cookie клиента называет ${backend}, и ${lb} его придерживается.`,
  noBackend: ({ lb }) => `У ${lb} нет бэкенда, которому это отдать.`,
};
