import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { EJECTION_CAP_DEFAULTS, type EjectionCap, mayEject } from './ejectionCap';

/** How many of a cluster's hosts may be out at once. */
function mostEjected(hosts: number, cap: Partial<EjectionCap>): number {
  let ejected = 0;
  while (ejected < hosts && mayEject(ejected, hosts, { ...EJECTION_CAP_DEFAULTS, ...cap })) ejected++;
  return ejected;
}

describe('the cap on ejections', () => {
  it('by default lets a tenth go, so that a cluster below ten hosts ejects nobody', () => {
    expect([9, 10, 19, 20].map((hosts) => mostEjected(hosts, {}))).toEqual([0, 1, 1, 2]);
  });

  it('lets one go whatever the percentage, where it is told so', () => {
    expect([3, 9, 20].map((hosts) => mostEjected(hosts, { alwaysEjectOneHost: true }))).toEqual([1, 1, 2]);
    expect(mostEjected(3, { alwaysEjectOneHost: true, maxEjectionPercent: 0 })).toBe(1);
  });

  it('envoyproxy/envoy#26877: of three at 50 % one may go; an Envoy that counts before the next one lets two', () => {
    expect(mostEjected(3, { maxEjectionPercent: 50 })).toBe(1);
    expect(mostEjected(3, { maxEjectionPercent: 50, counts: 'before-next' })).toBe(2);
  });

  it('envoyproxy/envoy#27066: of three at 67 % two may go; counted before the next one, all three', () => {
    expect(mostEjected(3, { maxEjectionPercent: 67 })).toBe(2);
    expect(mostEjected(3, { maxEjectionPercent: 67, counts: 'before-next' })).toBe(3);
  });

  it('envoyproxy/envoy#3263: counted before the next one, one of two may go at 10 %, and none at 0 %', () => {
    expect(mostEjected(2, { counts: 'before-next' })).toBe(1);
    expect(mostEjected(2, { counts: 'before-next', maxEjectionPercent: 0 })).toBe(0);
  });

  it('never lets more go than its percentage; counted before the next one, at most one more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(100), (hosts, maxEjectionPercent) => {
        const now = mostEjected(hosts, { maxEjectionPercent });
        expect(100 * now).toBeLessThanOrEqual(maxEjectionPercent * hosts);
        const before = mostEjected(hosts, { maxEjectionPercent, counts: 'before-next' });
        expect(before - now === 0 || before - now === 1).toBe(true);
      }),
    );
  });

  it('a percentage above 100 and a cluster without hosts are refused', () => {
    expect(() => mostEjected(3, { maxEjectionPercent: 101 })).toThrow(EngineError);
    expect(() => mayEject(0, 0, EJECTION_CAP_DEFAULTS)).toThrow('hosts:');
  });
});
