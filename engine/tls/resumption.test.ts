import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { keptOnResize, resumptionHitRate, ticketDecryptable } from './resumption';

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
