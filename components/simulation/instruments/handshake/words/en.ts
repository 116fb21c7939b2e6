import { plural } from '../../../../words';
import type { Visit, Way } from '../choice';

export const en = {
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
  position: ({ at, of }: { at: number; of: number }) => `${at} of ${of}`,
  direction: { client: '→ LB', server: '← client' },
  messages: 'Carries',
  application: { request: 'the request', answer: 'the answer' },
  bytes: 'TLS bytes',
  padded: ({ bytes }: { bytes: string }) => `in a datagram padded to ${bytes}`,
  arrives: 'arrives',
  table: 'Flights of one connection; times on the network alone, without the CPU of either side',
  total: ({ roundTrips, request, answer }: { roundTrips: number; request: string; answer: string }) =>
    `The request that is answered leaves after ${roundTrips} ${plural('en', roundTrips, { one: 'round trip', other: 'round trips' })}, ${request}; its answer is there after ${answer}.`,
  sent: ({ client, server }: { client: string; server: string }) =>
    `TLS takes ${client} from the client and ${server} from the LB.`,
  measured:
    'Bytes as measured over TCP with OpenSSL 3.0.19 and two ECDSA certificates; QUIC carries the same messages in its own packets.',
};
