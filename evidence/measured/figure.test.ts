import { describe, expect, it } from 'vitest';
import { compareFigure, type Figure, measuredOnce, spreadOf } from './figure';

const measured = { n: 4, min: 10, median: 12, max: 20 };
const verdict = (figure: Partial<Figure>) =>
  compareFigure({ name: 'outage', role: 'tested', simulated: [12], measured, ...figure }).verdict;

describe('the rule of a comparison', () => {
  it('takes a time inside the measured range, or outside it by one interval of the probe, and no further', () => {
    expect(verdict({ simulated: [7, 8, 900], everyMs: 2 })).toBe('inside');
    expect(verdict({ simulated: [7, 7.9, 900], everyMs: 2 })).toBe('outside');
    expect(verdict({ simulated: [22], everyMs: 2 })).toBe('inside');
    expect(verdict({ simulated: [22.1], everyMs: 2 })).toBe('outside');
  });

  it('takes a share within three standard errors of the difference between the runs of both sides', () => {
    const simulated = [4, 6, 8]; // standard deviation 2; with six runs measured: 2 · √(1/6 + 1/3) = √2
    const { SQRT2 } = Math;
    expect(verdict({ simulated, measured: { n: 6, min: 6 + 3 * SQRT2, median: 12, max: 20 } })).toBe('inside');
    expect(verdict({ simulated, measured: { n: 6, min: 6.01 + 3 * SQRT2, median: 12, max: 20 } })).toBe('outside');
    expect(verdict({ simulated, measured: { n: 60, min: 6 + 3 * SQRT2, median: 12, max: 20 } })).toBe('outside');
  });

  it('lets a share that is never different miss by the rounding of the files, or by one request', () => {
    expect(verdict({ simulated: [2 / 3], measured: measuredOnce(0.667) })).toBe('inside');
    expect(verdict({ simulated: [0.66], measured: measuredOnce(0.667) })).toBe('outside');
    expect(verdict({ simulated: [0.66], measured: measuredOnce(0.667), step: 1 / 90 })).toBe('inside');
  });
});

describe('a spread', () => {
  it('has its median between the two in the middle', () => {
    expect(spreadOf([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
    expect(spreadOf([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4 });
  });

  it('of nothing is refused', () => {
    expect(() => spreadOf([])).toThrow('at least one value');
  });
});
