import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { flightWindow } from './flightWindow';
import { signatureBytes, webChainBytes } from './sizes';

const tcp = (serverFlightBytes: number, mss = 1460) => flightWindow({ transport: 'tcp', serverFlightBytes, mss });

describe("the server's flight and the initial window", () => {
  it('a classical chain fits into ten segments, an ML-DSA-44 chain just does not', () => {
    expect(tcp(3136).extraRtts).toBe(0);
    expect(tcp(webChainBytes(signatureBytes('ML-DSA-44')))).toEqual({
      initialWindowBytes: 14_600,
      segments: 11,
      extraRtts: 1,
    });
  });

  it('each round trip sends twice as much as the one before', () => {
    const lastByteOfRound = [1, 2, 3, 4].map((rounds) => 14_600 * (2 ** rounds - 1));
    expect(lastByteOfRound.map((bytes) => tcp(bytes).extraRtts)).toEqual([0, 1, 2, 3]);
    expect(lastByteOfRound.map((bytes) => tcp(bytes + 1).extraRtts)).toEqual([1, 2, 3, 4]);
  });

  it('large segments: two of them may leave', () => {
    expect(tcp(1, 8960).initialWindowBytes).toBe(17_920);
    expect(tcp(1, 1500).initialWindowBytes).toBe(14_600);
  });

  it('QUIC: three times what the client sent in the first round, then the window', () => {
    const quic = (serverFlightBytes: number) =>
      flightWindow({ transport: 'quic', serverFlightBytes, maxDatagramSize: 1200, clientBytesReceived: 1200 })
        .extraRtts;
    expect([3600, 3601, 3600 + 15_600, 3600 + 15_601].map(quic)).toEqual([0, 1, 1, 2]);
  });

  it('QUIC with large datagrams has a window of 14,720 bytes', () => {
    const large = {
      transport: 'quic',
      serverFlightBytes: 1,
      maxDatagramSize: 1500,
      clientBytesReceived: 1200,
    } as const;
    expect(flightWindow(large).initialWindowBytes).toBe(14_720);
  });

  it('more bytes never take fewer round trips', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 1, max: 1e6 }), (bytes, more) => {
        expect(tcp(bytes + more).extraRtts).toBeGreaterThanOrEqual(tcp(bytes).extraRtts);
      }),
    );
  });

  it('a flight of no size is refused', () => {
    expect(() => tcp(0)).toThrow(EngineError);
    expect(() => tcp(1, 0)).toThrow('mss:');
  });
});
