import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spread } from './spread';

const at = (...moments: number[]) => moments.map((atMs) => ({ atMs }));

it('a mark stands at its moment', () => {
  expect(spread(at(500, 250), 1000)).toEqual([
    { index: 1, share: 0.25, left: 0, right: 0 },
    { index: 0, share: 0.5, left: 0, right: 0 },
  ]);
});

it('marks of one moment stand side by side around it, in their order', () => {
  expect(spread(at(500, 500, 500), 1000).map(({ index, left, right }) => [index, left, right])).toEqual([
    [0, 0, 2],
    [1, 1, 1],
    [2, 2, 0],
  ]);
});

it('a crowd that has no room side by side lies where it belongs', () => {
  const marks = spread(at(...Array.from({ length: 40 }, () => 100)), 1000);
  expect(marks.every(({ share, left, right }) => share === 0.1 && left + right === 0)).toBe(true);
});

it('every fault has one mark, in order of time and within the line', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 30 }), (moments) => {
      const marks = spread(at(...moments), 1000);
      expect(marks.map(({ index }) => index).sort((a, b) => a - b)).toEqual(moments.map((_, index) => index));
      const times = marks.map(({ index }) => moments[index]!);
      expect(times.map((tMs) => Math.min(1000, tMs))).toEqual(
        times.map((tMs) => Math.min(1000, tMs)).sort((a, b) => a - b),
      );
      for (const { share } of marks) expect(share >= 0 && share <= 1).toBe(true);
    }),
  );
});
