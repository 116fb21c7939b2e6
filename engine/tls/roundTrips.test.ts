import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { type Handshake, rttsBeforeRequest, timeToFirstByte } from './roundTrips';

const tcp = (tls: Handshake['tls'], mode: Handshake['mode']) => rttsBeforeRequest({ transport: 'tcp', tls, mode });

describe('round trips before the request leaves', () => {
  it('TLS 1.2: three, or two when resumed or with a false start', () => {
    expect(tcp('1.2', 'full')).toBe(3);
    for (const mode of ['false-start', 'session-id', 'ticket'] as const) expect(tcp('1.2', mode)).toBe(2);
  });

  it('a session or ticket that this server does not know costs the full handshake and no more', () => {
    expect(tcp('1.2', 'session-id-miss')).toBe(tcp('1.2', 'full'));
    expect(tcp('1.2', 'ticket-unknown')).toBe(tcp('1.2', 'full'));
    expect(tcp('1.3', 'psk-unknown')).toBe(tcp('1.3', 'full'));
  });

  it('TLS 1.3: resumption saves no round trip, only early data does', () => {
    expect(tcp('1.3', 'psk_dhe_ke')).toBe(tcp('1.3', 'full'));
    expect(tcp('1.3', '0rtt-accepted')).toBe(1);
  });

  it('early data that is refused costs what a full handshake costs; with HelloRetryRequest one more', () => {
    expect(['0rtt-rejected', '0rtt-425', '0rtt-hrr'].map((mode) => tcp('1.3', mode as Handshake['mode']))).toEqual([
      2, 2, 3,
    ]);
  });

  it('zero only with early data over QUIC or an accepted Fast Open', () => {
    const early = { tls: '1.3', mode: '0rtt-accepted' } as const;
    expect(rttsBeforeRequest({ transport: 'quic', ...early })).toBe(0);
    expect(rttsBeforeRequest({ transport: 'tcp-tfo', ...early })).toBe(0);
    expect(rttsBeforeRequest({ transport: 'tcp-tfo-rejected', ...early })).toBe(1);
    expect(rttsBeforeRequest({ transport: 'quic', ...early, retryPacket: true })).toBe(1);
  });

  it.each([
    ['mode', { transport: 'tcp', tls: '1.2', mode: 'hrr' }],
    ['tls', { transport: 'quic', tls: '1.2', mode: 'full' }],
    ['tls', { transport: 'quic', tls: 'none', mode: 'none' }],
    ['retryPacket', { transport: 'tcp', tls: '1.3', mode: 'full', retryPacket: true }],
  ] as const)('an impossible %s is refused by name', (field, handshake) => {
    expect(() => rttsBeforeRequest(handshake)).toThrow(EngineError);
    expect(() => rttsBeforeRequest(handshake)).toThrow(`${field}:`);
  });
});

describe('time to first byte', () => {
  it('plain HTTP pays two round trips and the backend, whatever a handshake would have cost', () => {
    const plain = {
      transport: 'tcp',
      tls: 'none',
      mode: 'none',
      rttMs: 20,
      handshakeServerMs: 9,
      backendMs: 5,
    } as const;
    expect(timeToFirstByte(plain)).toEqual({ ttfbMs: 45, addedByTlsMs: 0 });
  });

  it('QUIC with early data is faster than plain HTTP', () => {
    const early = {
      transport: 'quic',
      tls: '1.3',
      mode: '0rtt-accepted',
      rttMs: 20,
      handshakeServerMs: 0.5,
      backendMs: 5,
    } as const;
    expect(timeToFirstByte(early)).toEqual({ ttfbMs: 25.5, addedByTlsMs: -19.5 });
  });
});
