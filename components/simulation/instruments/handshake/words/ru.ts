import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
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
  position: ({ at, of }) => `${at} из ${of}`,
  direction: { client: '→ LB', server: '← клиенту' },
  messages: 'Что несёт',
  application: { request: 'запрос', answer: 'ответ' },
  bytes: 'байт TLS',
  padded: ({ bytes }) => `в датаграмме, дополненной до ${bytes}`,
  arrives: 'приходит',
  table: 'Посылки одного соединения; время — только в сети, без процессора обеих сторон',
  total: ({ roundTrips, request, answer }) =>
    `Запрос, на который придёт ответ, уходит через ${roundTrips} RTT, ${request}; ответ на месте через ${answer}.`,
  sent: ({ client, server }) => `На TLS уходит ${client} от клиента и ${server} от LB.`,
  measured:
    'Байты измерены поверх TCP: OpenSSL 3.0.19 и два сертификата ECDSA; QUIC несёт те же сообщения в своих пакетах.',
};
