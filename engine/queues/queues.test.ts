import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { erlangB } from './erlangB';
import { mg1, serviceMix } from './mg1';
import { mmc } from './mmc';
import { spike } from './spike';

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

describe('M/G/1', () => {
  it('with exponential service is M/M/1', () => {
    const general = mg1({ arrivalsPerSecond: 900, meanServiceS: 0.001, scv: 1 });
    const markov = mmc({ arrivalsPerSecond: 900, servicesPerSecond: 1000, servers: 1 });
    if (!general.stable || !markov.stable) throw new Error('meant to be stable');
    expect(general.meanWaitS).toBeCloseTo(markov.meanWaitS, 12);
  });

  it('without variance waits half as long', () => {
    const wait = (scv: number) => mg1({ arrivalsPerSecond: 900, meanServiceS: 0.001, scv });
    expect(wait(0)).toMatchObject({ meanWaitS: expect.closeTo(0.0045, 9) });
    expect(wait(1)).toMatchObject({ meanWaitS: expect.closeTo(0.009, 9) });
  });

  it('a mix of one service has no variance', () => {
    expect(serviceMix([{ probability: 1, serviceS: 0.3 }])).toEqual({ meanServiceS: 0.3, scv: 0 });
  });

  it('is unstable from full load on', () => {
    expect(mg1({ arrivalsPerSecond: 2000, meanServiceS: 0.001, scv: 0 })).toEqual({ stable: false, utilisation: 2 });
  });

  it('shares that do not sum to 1, and a negative variance, are refused', () => {
    expect(() => serviceMix([{ probability: 0.5, serviceS: 1 }])).toThrow(EngineError);
    expect(() => mg1({ arrivalsPerSecond: 1, meanServiceS: 0.1, scv: -0.1 })).toThrow('scv:');
  });
});

describe('a spike', () => {
  const rates = { basePerSecond: 4000, peakPerSecond: 12_000, peakS: 1, capacityPerSecond: 8000 };

  it('one second at 1.5 times capacity: half a second of delay, a second to drain', () => {
    expect(spike(rates)).toEqual({ peakBacklog: 4000, maxDelayS: 0.5, drainS: 1 });
  });

  it('a backlog that drains during a peak below capacity was highest when it began', () => {
    expect(spike({ ...rates, peakPerSecond: 6000, initialBacklog: 5000 })).toEqual({
      peakBacklog: 5000,
      maxDelayS: 0.625,
      drainS: 0.75,
    });
  });

  it('without spare capacity the backlog never drains', () => {
    expect(spike({ ...rates, basePerSecond: 8000 }).drainS).toBeNull();
    expect(spike({ ...rates, basePerSecond: 8001, peakPerSecond: 8000 }).drainS).toBeNull();
    expect(spike({ ...rates, basePerSecond: 8000, peakPerSecond: 8000 }).drainS).toBe(0);
  });

  it('no capacity is refused', () => {
    expect(() => spike({ ...rates, capacityPerSecond: 0 })).toThrow(EngineError);
  });
});
