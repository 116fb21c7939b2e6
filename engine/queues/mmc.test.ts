import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { type MmcInput, mmc, mmcResponseQuantileS, mmcWaitQuantileS } from './mmc';

/** Queues from idle to nearly full. */
const stableQueue = fc
  .record({
    servers: fc.integer({ min: 1, max: 300 }),
    servicesPerSecond: fc.double({ min: 0.01, max: 10_000, noNaN: true }),
    utilisation: fc.double({ min: 0, max: 0.9999, noNaN: true }),
  })
  .map(
    ({ servers, servicesPerSecond, utilisation }): MmcInput => ({
      servers,
      servicesPerSecond,
      arrivalsPerSecond: utilisation * servers * servicesPerSecond,
    }),
  );

describe('M/M/c', () => {
  it('with one server is M/M/1: an arrival waits with probability ρ, a response takes 1/(μ−λ)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (rho) => {
        const queue = mmc({ arrivalsPerSecond: rho, servicesPerSecond: 1, servers: 1 });
        expect(queue).toMatchObject({
          pWait: expect.closeTo(rho, 12),
          meanResponseS: expect.closeTo(1 / (1 - rho), 9),
        });
      }),
    );
  });

  it("obeys Little's law", () => {
    fc.assert(
      fc.property(stableQueue, (input) => {
        const queue = mmc(input);
        if (!queue.stable) throw new Error('meant to be stable');
        expect(queue.meanInSystem).toBeCloseTo(input.arrivalsPerSecond * queue.meanResponseS, 6);
      }),
    );
  });

  it('quantiles grow with q, and a response takes longer than the wait', () => {
    fc.assert(
      fc.property(stableQueue, (input) => {
        const waits = [0.5, 0.95, 0.99].map((q) => mmcWaitQuantileS(input, q));
        const responses = [0.5, 0.95, 0.99].map((q) => mmcResponseQuantileS(input, q));
        expect(waits).toEqual(waits.toSorted((a, b) => a - b));
        expect(responses).toEqual(responses.toSorted((a, b) => a - b));
        for (const [i, wait] of waits.entries()) expect(responses[i]).toBeGreaterThan(wait);
      }),
    );
  });

  it('the response quantile is smooth where draining and serving are equally fast (c − 1 erlangs)', () => {
    const at = (arrivalsPerSecond: number) =>
      mmcResponseQuantileS({ arrivalsPerSecond, servicesPerSecond: 1, servers: 4 }, 0.99);
    expect(at(3 - 1e-9)).toBeCloseTo(at(3), 7);
    expect(at(3 + 1e-9)).toBeCloseTo(at(3), 7);
  });

  it('the response quantile is straight over the change from the series to the difference', () => {
    const at = (belowThree: number) =>
      mmcResponseQuantileS({ arrivalsPerSecond: 3 - belowThree, servicesPerSecond: 1, servers: 4 }, 0.99);
    expect(at(1.5e-5)).toBeCloseTo((at(0.5e-5) + at(2.5e-5)) / 2, 8);
  });

  it.each([-1e-3, -1e-5, 1e-5, 1.5e-5, 1e-3])(
    'a response outlasts its p99 in one case of a hundred, by the integral over the wait, %d erlangs below c − 1',
    (belowThree) => {
      const input: MmcInput = { arrivalsPerSecond: 3 - belowThree, servicesPerSecond: 1, servers: 4 };
      const t = mmcResponseQuantileS(input, 0.99);
      const queue = mmc(input);
      if (!queue.stable) throw new Error('meant to be stable');
      const gap = (4 - input.arrivalsPerSecond - 1) * t;
      const tail = Math.exp(-t) * (1 + (queue.pWait * t * -Math.expm1(-gap)) / gap);
      expect(tail / 0.01).toBeCloseTo(1, 11);
    },
  );

  it('4 cores of 0.5 ms: p99 of the wait is 57 ms at 99 % and 1.15 s at 99.95 %', () => {
    const p99 = (utilisation: number) =>
      mmcWaitQuantileS({ arrivalsPerSecond: 8000 * utilisation, servicesPerSecond: 2000, servers: 4 }, 0.99);
    expect([p99(0.99), p99(0.9995)]).toEqual([expect.closeTo(0.057, 3), expect.closeTo(1.15, 2)]);
  });

  it('10,000 servers do not overflow', () => {
    expect(mmc({ arrivalsPerSecond: 9900, servicesPerSecond: 1, servers: 10_000 })).toMatchObject({
      pWait: expect.closeTo(0.222776929, 8),
      pEmpty: 0,
    });
  });

  it('at full load there is no steady state, and no quantile of it', () => {
    const full: MmcInput = { arrivalsPerSecond: 8000, servicesPerSecond: 2000, servers: 4 };
    expect(mmc(full)).toEqual({ stable: false, offeredErlangs: 4, utilisation: 1 });
    expect(() => mmcWaitQuantileS(full, 0.5)).toThrow(EngineError);
  });

  it.each([
    ['servers', { arrivalsPerSecond: 1, servicesPerSecond: 1, servers: 1.5 }],
    ['servicesPerSecond', { arrivalsPerSecond: 1, servicesPerSecond: 0, servers: 1 }],
    ['arrivalsPerSecond', { arrivalsPerSecond: -1, servicesPerSecond: 1, servers: 1 }],
  ])('bad %s is refused by name', (field, input) => {
    expect(() => mmc(input)).toThrow(`${field}:`);
  });

  it('quantile 1 is refused: the wait has no upper bound', () => {
    expect(() => mmcWaitQuantileS({ arrivalsPerSecond: 1, servicesPerSecond: 2, servers: 1 }, 1)).toThrow('q:');
  });
});
