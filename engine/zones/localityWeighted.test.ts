import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { localityWeights } from './localityWeighted';

const whole = { weight: 1, hosts: 3, healthy: 3 };

describe('locality-weighted balancing', () => {
  it('one of three backends lost in one of three equal zones: that zone still gets 31.8 %', () => {
    const { fractions } = localityWeights([{ ...whole, healthy: 2 }, whole, whole]);
    expect(fractions).toEqual([expect.closeTo(0.318182, 6), expect.closeTo(0.340909, 6), expect.closeTo(0.340909, 6)]);
  });

  it('a locality of weight 0 gets nothing, however healthy', () => {
    expect(localityWeights([{ ...whole, weight: 0 }, whole]).fractions).toEqual([0, 1]);
  });

  it('hosts that are not warmed yet are not held against a locality', () => {
    expect(localityWeights([{ weight: 1, hosts: 3, healthy: 1, excluded: 2 }, whole]).fractions).toEqual([0.5, 0.5]);
  });

  it('a locality of excluded hosts alone gets nothing', () => {
    expect(localityWeights([{ weight: 1, hosts: 2, healthy: 0, excluded: 2 }, whole]).fractions).toEqual([0, 1]);
  });

  it('with nothing healthy anywhere there is no share to give', () => {
    expect(localityWeights([{ ...whole, healthy: 0 }]).fractions).toEqual([0]);
  });

  it('weights that are all zero or negative are refused', () => {
    expect(() => localityWeights([{ ...whole, weight: 0 }])).toThrow(EngineError);
    expect(() => localityWeights([{ ...whole, weight: -1 }, whole])).toThrow('localities[0].weight');
  });
});
