import type { Locale } from '../../shell/locale';
import type { Visit, Way } from './handshakeChoice';

const en = {
  way: 'Protocol',
  ways: {
    tls13: 'TLS 1.3 over TCP',
    tls12: 'TLS 1.2 over TCP',
    quic: 'TLS 1.3 in QUIC',
    plain: 'TCP alone',
  } satisfies Record<Way, string>,
  visit: 'The client',
  visits: {
    first: 'is new',
    resumed: 'has a ticket, and it is accepted',
    unknown: 'has a ticket that this LB cannot open',
    early: 'sends 0-RTT, and it is accepted',
    refused: 'sends 0-RTT, and it is refused',
  } satisfies Record<Visit, string>,
  notThere: 'TLS 1.2 has no 0-RTT; here is the same client without it.',
  plainNote: 'Without TLS there is nothing to resume.',
  rtt: 'Round trip',
  flight: 'Flight',
  back: 'Flight back',
  on: 'Flight on',
  position: (at: number, of: number) => `${at} of ${of}`,
  direction: { client: '→ LB', server: '← client' },
  messages: 'Carries',
  application: { request: 'the request', answer: 'the answer' },
  bytes: 'TLS bytes',
  padded: (bytes: string) => `in a datagram padded to ${bytes}`,
  arrives: 'arrives',
  table: 'Flights of one connection; times on the network alone, without the CPU of either side',
  total: (roundTrips: number, request: string, answer: string) =>
    `The request that is answered leaves after ${roundTrips} ${roundTrips === 1 ? 'round trip' : 'round trips'}, ${request}; its answer is there after ${answer}.`,
  sent: (client: string, server: string) => `TLS takes ${client} from the client and ${server} from the LB.`,
  measured:
    'Bytes as measured over TCP with OpenSSL 3.0.19 and two ECDSA certificates; QUIC carries the same messages in its own packets.',
};

export type HandshakeWords = typeof en;

const ru: HandshakeWords = {
  way: 'Протокол',
  ways: { tls13: 'TLS 1.3 поверх TCP', tls12: 'TLS 1.2 поверх TCP', quic: 'TLS 1.3 внутри QUIC', plain: 'только TCP' },
  visit: 'Клиент',
  visits: {
    first: 'пришёл впервые',
    resumed: 'с тикетом, и его приняли',
    unknown: 'с тикетом, который этот LB не расшифрует',
    early: 'шлёт 0-RTT, и его приняли',
    refused: 'шлёт 0-RTT, и ему отказали',
  },
  notThere: 'В TLS 1.2 нет 0-RTT; здесь тот же клиент без него.',
  plainNote: 'Без TLS возобновлять нечего.',
  rtt: 'RTT',
  flight: 'Посылка',
  back: 'Посылка назад',
  on: 'Посылка вперёд',
  position: (at, of) => `${at} из ${of}`,
  direction: { client: '→ LB', server: '← клиенту' },
  messages: 'Что несёт',
  application: { request: 'запрос', answer: 'ответ' },
  bytes: 'байт TLS',
  padded: (bytes) => `в датаграмме, дополненной до ${bytes}`,
  arrives: 'приходит',
  table: 'Посылки одного соединения; время — только в сети, без процессора обеих сторон',
  total: (roundTrips, request, answer) =>
    `Запрос, на который придёт ответ, уходит через ${roundTrips} RTT, ${request}; ответ на месте через ${answer}.`,
  sent: (client, server) => `На TLS уходит ${client} от клиента и ${server} от LB.`,
  measured:
    'Байты измерены поверх TCP: OpenSSL 3.0.19 и два сертификата ECDSA; QUIC несёт те же сообщения в своих пакетах.',
};

export const handshakeWords: Readonly<Record<Locale, HandshakeWords>> = { en, ru };
