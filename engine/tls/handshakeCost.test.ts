import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { type HandshakeKind, handshakeCpuMs } from './handshakeCost';

describe('what a handshake costs the server', () => {
  const kind: HandshakeKind = { version: '1.3', certificate: 'ecdsa', isResumed: false };
  const resumedShare = (rest: Partial<HandshakeKind>) =>
    handshakeCpuMs({ ...kind, ...rest, isResumed: true }) / handshakeCpuMs({ ...kind, ...rest });

  it('resumption saves half of it in TLS 1.2 with ECDSA, a seventh in 1.3', () => {
    expect(resumedShare({ version: '1.2' })).toBeCloseTo(0.487, 3);
    expect(resumedShare({ version: '1.3' })).toBeCloseTo(0.853, 3);
  });

  it('resumption does without the certificate, so that its key does not matter then', () => {
    for (const version of ['1.2', '1.3'] as const) {
      const [ecdsa, rsa] = (['ecdsa', 'rsa'] as const).map((certificate) =>
        handshakeCpuMs({ version, certificate, isResumed: true }),
      );
      expect(rsa! / ecdsa!).toBeCloseTo(1, 2);
    }
  });

  it('another version or key is refused', () => {
    expect(() => handshakeCpuMs({ ...kind, version: '1.1' as '1.2' })).toThrow(EngineError);
    expect(() => handshakeCpuMs({ ...kind, certificate: 'dsa' as 'rsa' })).toThrow('certificate:');
  });
});
