import { expect, it } from 'vitest';
import { divideRoundClosest, requireWeights } from './weights';

it.each([
  [1, 3, 0],
  [2, 3, 1],
  [3, 2, 2],
  [2, 5, 0],
  [3, 5, 1],
  [5, 10, 1],
  [4, 10, 0],
])('%i / %i to the nearest integer, halves up, is %i', (numerator, denominator, quotient) => {
  expect(divideRoundClosest(numerator, denominator)).toBe(quotient);
});

it('weights add up to at most 2^22 − 1', () => {
  const most = Array(64).fill(65_536);
  expect(() => requireWeights(most)).toThrow('weights:');
  expect(() => requireWeights([...most.slice(1), 65_535])).not.toThrow();
});
