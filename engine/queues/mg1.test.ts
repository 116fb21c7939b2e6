import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { mg1, serviceMix } from './mg1';
import { mmc } from './mmc';

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
