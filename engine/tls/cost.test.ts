import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { tlsCores } from './cpu';
import { keptOnResize, resumptionHitRate, ticketDecryptable } from './resumption';
import { keyShareBytes, signatureBytes } from './sizes';

describe('cores for TLS', () => {
  const handshakes = {
    newConnectionsPerSecond: 8000,
    resumptionHitRate: 0,
    fullHandshakeCpuS: 0.0005,
    resumedHandshakeCpuS: 0.0005,
    gigabytesPerSecond: 0,
    cpuSecondsPerGigabyte: 0,
    targetUtilisation: 1,
  };

  it('exactly full cores are enough, one handshake more is not', () => {
    expect(tlsCores(handshakes).coresNeeded).toBe(4);
    expect(tlsCores({ ...handshakes, newConnectionsPerSecond: 8001 }).coresNeeded).toBe(5);
  });

  it('rounding in the division buys no core', () => {
    expect(tlsCores({ ...handshakes, newConnectionsPerSecond: 4200, targetUtilisation: 0.7 }).coresNeeded).toBe(3);
  });

  it('a target of nothing is refused', () => {
    expect(() => tlsCores({ ...handshakes, targetUtilisation: 0 })).toThrow(EngineError);
  });
});

describe('resumption in a fleet', () => {
  it('with keys of its own each instance resumes 1/N', () => {
    expect(resumptionHitRate(16, { policy: 'per-instance' })).toBe(1 / 16);
  });

  it('who changes address finds the old instance by chance only', () => {
    expect(resumptionHitRate(10, { policy: 'source-hash', probClientIpChanged: 0.2 })).toBeCloseTo(0.82, 12);
  });

  it('instances that never share their keys are as good as random', () => {
    expect(resumptionHitRate(8, { policy: 'shared-stek', shareSynced: 0 })).toBe(1 / 8);
  });

  it('a resized fleet keeps, by hash mod N, what counting over all remainders says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (from, to) => {
        let kept = 0;
        for (let hash = 0; hash < from * to; hash++) if (hash % from === hash % to) kept++;
        expect(keptOnResize(from, to).modulo).toBeCloseTo(kept / (from * to), 12);
      }),
    );
  });

  it('a ticket outlives one rotation for each old key that is kept, and never its lifetime', () => {
    const ticket = { ticketAgeS: 5400, rotationPeriodS: 3600, previousKeysKept: 1, ticketLifetimeS: 86_400 };
    expect(ticketDecryptable(ticket)).toBe(0.5);
    expect(ticketDecryptable({ ...ticket, previousKeysKept: 2 })).toBe(1);
    expect(ticketDecryptable({ ...ticket, ticketLifetimeS: 5399 })).toBe(0);
    expect(ticketDecryptable({ ...ticket, ticketLifetimeS: 5400 })).toBe(0.5);
  });

  it('a fleet without instances is refused', () => {
    expect(() => resumptionHitRate(0, { policy: 'per-instance' })).toThrow(EngineError);
    expect(() => keptOnResize(1, 0)).toThrow('newInstances:');
  });
});

describe('sizes', () => {
  it('a hybrid key share is the sum of its parts', () => {
    expect(keyShareBytes('X25519MLKEM768')).toEqual({ client: 1216, server: 1120 });
  });

  it('an algorithm nobody knows is refused, even if objects do', () => {
    expect(() => signatureBytes('toString')).toThrow(EngineError);
    expect(() => keyShareBytes('RSA')).toThrow('keyExchange:');
  });
});
