import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { erlangB } from './erlangB';

describe('Erlang B', () => {
  it('with one server refuses a / (1 + a) of the arrivals', () => {
    expect(erlangB(3, 1)).toBeCloseTo(0.75, 12);
  });

  it('refuses less the more servers there are', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 500, noNaN: true }), fc.integer({ min: 1, max: 100 }), (load, servers) => {
        expect(erlangB(load, servers + 1)).toBeLessThan(erlangB(load, servers));
      }),
    );
  });

  it('100,000 servers do not overflow', () => {
    expect(erlangB(100_000, 100_000)).toBeCloseTo(Math.sqrt(2 / (Math.PI * 100_000)), 4);
  });

  it('no servers, or a negative load, is refused', () => {
    expect(() => erlangB(1, 0)).toThrow(EngineError);
    expect(() => erlangB(-1, 1)).toThrow('offeredErlangs:');
  });
});
