import { EngineError } from '../errors';
import { type Handshake, rttsBeforeRequest } from './roundTrips';

/** What travels one way before the other side has to answer. */
export interface Flight {
  readonly from: 'client' | 'server';
  /** As the standards name them; `request` and `answer` are the application's. */
  readonly messages: readonly string[];
  /** Bytes of TLS records on the wire, the application's left out; 0 for TCP's own flights. */
  readonly tlsBytes: number;
  /** The datagram is padded to so many bytes. */
  readonly paddedTo?: number;
}

/** RFC 9000 §14.1: a client pads the datagram of its first Initial packet. */
const QUIC_INITIAL_BYTES = 1200;

/**
 * TLS bytes of each flight as measured with OpenSSL 3.0 and nginx, a chain of two ECDSA P-256 certificates, X25519; in
 * TLS 1.3 the ChangeCipherSpec that only middleboxes look at is counted.
 * Source: evidence/measured/tls-flight-bytes-ecdsa.json (tickets shared, medians).
 */
export const FLIGHT_BYTES = {
  '1.2': {
    full: { clientHello: 185, serverFlight: 1198, clientFlight: 93, serverFinish: 274 },
    resumed: { clientHello: 517, serverFlight: 141, clientFlight: 51 },
  },
  '1.3': {
    full: { clientHello: 248, serverFlight: 1357, clientFlight: 80, tickets: 574 },
    resumed: { clientHello: 551, serverFlight: 245, clientFlight: 80, tickets: 287 },
  },
} as const;

/** RFC 8446 §4.2.10: the extension in ClientHello and in EncryptedExtensions, empty: type and length. */
const EARLY_DATA_EXTENSION_BYTES = 4;

const client = (tlsBytes: number, ...messages: string[]): Flight => ({ from: 'client', messages, tlsBytes });
const server = (tlsBytes: number, ...messages: string[]): Flight => ({ from: 'server', messages, tlsBytes });

const TCP = [client(0, 'SYN'), server(0, 'SYN-ACK')];
const SERVER_12 = ['ServerHello', 'Certificate', 'ServerKeyExchange', 'ServerHelloDone'];
const SERVER_13 = ['ServerHello', 'EncryptedExtensions', 'Certificate', 'CertificateVerify', 'Finished'];
const RESUMED_13 = ['ServerHello', 'EncryptedExtensions', 'Finished'];

/**
 * The flights of a new connection from the client's first packet to the first byte of the answer; client and server take
 * turns, so that a flight of each makes a round trip. Modes: plain, TLS 1.2 full and by ticket, TLS 1.3 full, by PSK and
 * with 0-RTT, each also with a ticket that the server cannot open; over TCP, TLS 1.3 over QUIC as well.
 * Throws EngineError on a mode that it does not tell, and on what `rttsBeforeRequest` refuses.
 * Sources: RFC 5246 §7.3, RFC 5077 §3.1, RFC 8446 §2 and §4.2.10, RFC 9001 §4.
 */
export function handshakeFlights(handshake: Handshake): readonly Flight[] {
  const { transport, tls } = handshake;
  rttsBeforeRequest(handshake);
  if (handshake.retryPacket) throw new EngineError('retryPacket', true, 'false');
  if (transport !== 'tcp' && transport !== 'quic') throw new EngineError('transport', transport, 'tcp or quic');
  if (tls === 'none') return [...TCP, client(0, 'ACK', 'request'), server(0, 'answer')];
  const flights = tls === '1.2' ? flights12(handshake) : flights13(handshake);
  if (transport === 'tcp') return [...TCP, ...flights];
  const [first, ...rest] = flights;
  return [{ ...first!, paddedTo: QUIC_INITIAL_BYTES }, ...rest];
}

function flights12({ mode }: Handshake): readonly Flight[] {
  const { full, resumed } = FLIGHT_BYTES['1.2'];
  if (mode === 'ticket') {
    return [
      client(resumed.clientHello, 'ClientHello'),
      server(resumed.serverFlight, 'ServerHello', 'ChangeCipherSpec', 'Finished'),
      client(resumed.clientFlight, 'ChangeCipherSpec', 'Finished', 'request'),
      server(0, 'answer'),
    ];
  }
  if (mode !== 'full' && mode !== 'ticket-unknown') throw untold(mode);
  return [
    client(mode === 'full' ? full.clientHello : resumed.clientHello, 'ClientHello'),
    server(full.serverFlight, ...SERVER_12),
    client(full.clientFlight, 'ClientKeyExchange', 'ChangeCipherSpec', 'Finished'),
    server(full.serverFinish, 'NewSessionTicket', 'ChangeCipherSpec', 'Finished'),
    client(0, 'request'),
    server(0, 'answer'),
  ];
}

function flights13({ mode }: Handshake): readonly Flight[] {
  const { full, resumed } = FLIGHT_BYTES['1.3'];
  const early = EARLY_DATA_EXTENSION_BYTES;
  switch (mode) {
    case 'full':
    case 'psk-unknown':
      return [
        client(mode === 'full' ? full.clientHello : resumed.clientHello, 'ClientHello'),
        server(full.serverFlight, ...SERVER_13),
        client(full.clientFlight, 'Finished', 'request'),
        server(full.tickets, 'NewSessionTicket', 'answer'),
      ];
    case 'psk_dhe_ke':
      return [
        client(resumed.clientHello, 'ClientHello'),
        server(resumed.serverFlight, ...RESUMED_13),
        client(resumed.clientFlight, 'Finished', 'request'),
        server(resumed.tickets, 'NewSessionTicket', 'answer'),
      ];
    case '0rtt-accepted':
      return [
        client(resumed.clientHello + early, 'ClientHello', 'request'),
        server(resumed.serverFlight + early, ...RESUMED_13, 'answer'),
      ];
    case '0rtt-rejected':
      return [
        client(resumed.clientHello + early, 'ClientHello', 'request'),
        server(full.serverFlight, ...SERVER_13),
        client(full.clientFlight, 'Finished', 'request'),
        server(full.tickets, 'NewSessionTicket', 'answer'),
      ];
    default:
      throw untold(mode);
  }
}

const untold = (mode: string) => new EngineError('mode', mode, 'a mode whose flights are told');
