import { expect, it } from 'vitest';
import { divideRoundClosest } from './weights';

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
