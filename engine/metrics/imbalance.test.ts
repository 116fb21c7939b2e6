import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { loadImbalance } from './imbalance';

describe('load imbalance', () => {
  it('one instance with everything: Jain index 1/n', () => {
    expect(loadImbalance([0, 0, 0, 8])).toMatchObject({ jain: 0.25, maxOverMean: 4, mean: 2 });
  });

  it('a sample of one has no sample deviation', () => {
    expect(loadImbalance([7])).toEqual({
      mean: 7,
      populationStdDev: 0,
      sampleStdDev: null,
      cv: 0,
      maxOverMean: 1,
      jain: 1,
    });
  });

  it('where nobody has any load, ratios to the mean say nothing', () => {
    expect(loadImbalance([0, 0])).toMatchObject({ cv: null, maxOverMean: null, jain: null, sampleStdDev: 0 });
  });

  it('no instances, and negative loads, are refused', () => {
    expect(() => loadImbalance([])).toThrow(EngineError);
    expect(() => loadImbalance([1, -1])).toThrow('loads[1]');
  });
});
