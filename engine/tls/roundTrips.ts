import { EngineError, requireNumber } from '../errors';

/** How the connection is opened. TCP Fast Open helps only with a cookie that the server accepts. */
type Transport = 'tcp' | 'tcp-tfo' | 'tcp-tfo-no-cookie' | 'tcp-tfo-rejected' | 'quic';

/** Round trips that the transport takes before TLS may begin; QUIC carries the TLS handshake in its own. */
const TRANSPORT_RTTS: Readonly<Record<Transport, number>> = {
  tcp: 1,
  'tcp-tfo': 0,
  'tcp-tfo-no-cookie': 1,
  'tcp-tfo-rejected': 1,
  quic: 0,
};

/**
 * Round trips of TLS before the request may leave, by version and mode. What the server does not know or has lost
 * (session, ticket, PSK) costs a full handshake, never more. In a TLS 1.2 resumption the server finishes first.
 * Sources: RFC 5246 §7.3, RFC 5077 §3.1, RFC 7918, RFC 8446 §2 and §4.2.10, RFC 8470.
 */
const TLS_RTTS = {
  none: { none: 0 },
  '1.2': { full: 2, 'false-start': 1, 'session-id': 1, 'session-id-miss': 2, ticket: 1, 'ticket-unknown': 2 },
  '1.3': {
    full: 1,
    psk_ke: 1,
    psk_dhe_ke: 1,
    'psk-unknown': 1,
    hrr: 2,
    '0rtt-accepted': 0,
    '0rtt-rejected': 1,
    '0rtt-hrr': 2, // a HelloRetryRequest always rejects early data
    '0rtt-425': 1, // the 425 answer arrives a round trip later, with the handshake finished
  },
} as const satisfies Record<string, Record<string, number>>;

type TlsVersion = keyof typeof TLS_RTTS;
export type TlsMode = { [Version in TlsVersion]: keyof (typeof TLS_RTTS)[Version] }[TlsVersion];

export interface Handshake {
  readonly transport: Transport;
  readonly tls: TlsVersion;
  readonly mode: TlsMode;
  /** The QUIC server validates the client's address first (RFC 9000 §8.1.2): one more round trip. */
  readonly retryPacket?: boolean;
}

/**
 * Whole round trips from the client's first packet until the first byte of the request that is answered may leave.
 * The first byte of the response comes one later. No loss, the server's flight within the initial window, DNS not counted.
 * Throws EngineError on a mode that the TLS version does not have, on QUIC without TLS 1.3, on a Retry outside QUIC.
 */
export function rttsBeforeRequest({ transport, tls, mode, retryPacket = false }: Handshake): number {
  const transportRtts: number | undefined = TRANSPORT_RTTS[transport];
  if (transportRtts === undefined)
    throw new EngineError('transport', transport, Object.keys(TRANSPORT_RTTS).join(', '));
  const modes: Readonly<Record<string, number>> | undefined = TLS_RTTS[tls];
  if (modes === undefined) throw new EngineError('tls', tls, Object.keys(TLS_RTTS).join(', '));
  const tlsRtts = modes[mode];
  if (tlsRtts === undefined)
    throw new EngineError('mode', mode, `a mode of TLS ${tls}: ${Object.keys(modes).join(', ')}`);
  if (transport === 'quic' && tls !== '1.3') throw new EngineError('tls', tls, '1.3, the only one that QUIC carries');
  if (retryPacket && transport !== 'quic') throw new EngineError('retryPacket', retryPacket, 'false outside QUIC');
  return transportRtts + tlsRtts + (retryPacket ? 1 : 0);
}

export interface FirstByteInput extends Handshake {
  readonly rttMs: number;
  /** Time the server spends on the handshake, queueing included; counted in every mode but `none`. */
  readonly handshakeServerMs: number;
  readonly backendMs: number;
}

/**
 * Milliseconds from the client's first packet to the first byte of the response, and how much of it plain HTTP over
 * TCP (two round trips and the backend) would not have taken: below 0 where Fast Open or QUIC save more than TLS adds.
 * Throws EngineError on negative times and on what `rttsBeforeRequest` refuses.
 */
export function timeToFirstByte(input: FirstByteInput): { ttfbMs: number; addedByTlsMs: number } {
  const rttMs = requireNumber('rttMs', input.rttMs, 0, Number.POSITIVE_INFINITY);
  const backendMs = requireNumber('backendMs', input.backendMs, 0, Number.POSITIVE_INFINITY);
  const serverMs = requireNumber('handshakeServerMs', input.handshakeServerMs, 0, Number.POSITIVE_INFINITY);
  const handshakeMs = input.mode === 'none' ? 0 : serverMs;
  const ttfbMs = (rttsBeforeRequest(input) + 1) * rttMs + handshakeMs + backendMs;
  return { ttfbMs, addedByTlsMs: ttfbMs - 2 * rttMs - backendMs };
}
