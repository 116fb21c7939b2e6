import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FLIGHT_BYTES, handshakeFlights } from './flights';
import { type Handshake, rttsBeforeRequest } from './roundTrips';

const told: readonly Handshake[] = [
  { transport: 'tcp', tls: 'none', mode: 'none' },
  ...(['full', 'ticket', 'ticket-unknown'] as const).map((mode) => ({ transport: 'tcp', tls: '1.2', mode }) as const),
  ...(['tcp', 'quic'] as const).flatMap((transport) =>
    (['full', 'psk_dhe_ke', 'psk-unknown', '0rtt-accepted', '0rtt-rejected'] as const).map(
      (mode) => ({ transport, tls: '1.3', mode }) as const,
    ),
  ),
];

describe('the flights of a handshake', () => {
  it.each(told)('$transport, TLS $tls, $mode: the request leaves when its round trips have passed', (handshake) => {
    const flights = handshakeFlights(handshake);
    const answered = flights.findLastIndex(({ messages }) => messages.includes('request'));
    expect(flights.map(({ from }) => from)).toEqual(flights.map((_, turn) => (turn % 2 ? 'server' : 'client')));
    expect(answered).toBe(2 * rttsBeforeRequest(handshake));
    expect(flights.at(-1)!.messages).toContain('answer');
    expect(flights).toHaveLength(answered + 2);
  });

  it('a certificate is sent when nothing is resumed, and then only', () => {
    const sends = (handshake: Handshake) =>
      handshakeFlights(handshake).some(({ messages }) => messages.includes('Certificate'));
    expect(told.filter(sends).map(({ mode }) => mode)).toEqual(
      told
        .map(({ mode }) => mode)
        .filter((mode) => ['full', 'ticket-unknown', 'psk-unknown', '0rtt-rejected'].includes(mode)),
    );
  });

  it('a QUIC client pads its first datagram, a TCP client pads nothing', () => {
    expect(told.filter((one) => handshakeFlights(one).some(({ paddedTo }) => paddedTo === 1200))).toEqual(
      told.filter(({ transport }) => transport === 'quic'),
    );
  });

  it('what is not told is refused', () => {
    const refused = (handshake: Handshake) => () => handshakeFlights(handshake);
    expect(refused({ transport: 'tcp', tls: '1.2', mode: 'false-start' })).toThrow('mode');
    expect(refused({ transport: 'tcp', tls: '1.3', mode: 'hrr' })).toThrow('mode');
    expect(refused({ transport: 'tcp-tfo', tls: '1.3', mode: 'full' })).toThrow('transport');
    expect(refused({ transport: 'quic', tls: '1.3', mode: 'full', retryPacket: true })).toThrow(
      'retryPacket: expected false, found true',
    );
    expect(refused({ transport: 'quic', tls: '1.2', mode: 'full' })).toThrow('tls');
  });
});

it.each([
  ['none', 'none', []],
  ['1.2', 'full', [185, 1198, 93, 274, 0, 0]],
  ['1.2', 'ticket', [517, 141, 51, 0]],
  ['1.2', 'ticket-unknown', [517, 1198, 93, 274, 0, 0]],
  ['1.3', 'full', [248, 1357, 80, 574]],
  ['1.3', 'psk_dhe_ke', [551, 245, 80, 287]],
  ['1.3', 'psk-unknown', [551, 1357, 80, 574]],
  // the extension that asks for early data has four bytes, and so has its answer
  ['1.3', '0rtt-accepted', [551 + 4, 245 + 4]],
  ['1.3', '0rtt-rejected', [551 + 4, 1357, 80, 574]],
] as const)(
  'TLS %s, %s: what the standards ask for is counted, TCP and the application are not',
  (tls, mode, bytes) => {
    const expected = [0, 0, ...(tls === 'none' ? [0, 0] : bytes)];
    expect(handshakeFlights({ transport: 'tcp', tls, mode }).map(({ tlsBytes }) => tlsBytes)).toEqual(expected);
  },
);

interface MeasuredFlights {
  readonly input: { readonly tls: '1.2' | '1.3'; readonly mode: string; readonly kind: 'full' | 'resumed' };
  readonly measured: { readonly flights: readonly { readonly bytes: { readonly median: number } }[] };
}

it('the bytes of the flights are those that were measured', () => {
  const { cases } = JSON.parse(readFileSync('evidence/measured/tls-flight-bytes-ecdsa.json', 'utf8')) as {
    cases: readonly MeasuredFlights[];
  };
  const shared = cases.filter(({ input }) => input.mode === 'shared');
  expect(shared).toHaveLength(4);
  for (const { input, measured } of shared) {
    const medians = measured.flights.map(({ bytes }) => Math.round(bytes.median));
    expect(Object.values(FLIGHT_BYTES[input.tls][input.kind])).toEqual(medians);
  }
});
