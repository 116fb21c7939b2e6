import { describe, expect, it } from 'vitest';
import { stream, uint32, uniform } from './random';

/** χ² of counts against equal expectation. */
const chiSquare = (counts: readonly number[]) => {
  const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
  return counts.reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0);
};
const histogram = (bins: number, values: Iterable<number>) => {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) counts[Math.floor(value * bins)]!++;
  return counts;
};
function* take(n: number, draw: (i: number) => number) {
  for (let i = 0; i < n; i++) yield draw(i);
}

// 255 degrees of freedom: mean 255, standard deviation 22.6; 360 is 4.6 standard deviations away.
const LIMIT = 360;

describe('draws', () => {
  it('are uniform along each axis: by draw, by member, by seed and by name of the stream', () => {
    const s = stream(7, 'flow');
    expect(
      chiSquare(
        histogram(
          256,
          take(100_000, (i) => uniform(s, 3, i)),
        ),
      ),
    ).toBeLessThan(LIMIT);
    expect(
      chiSquare(
        histogram(
          256,
          take(100_000, (i) => uniform(s, i, 0)),
        ),
      ),
    ).toBeLessThan(LIMIT);
    expect(
      chiSquare(
        histogram(
          256,
          take(100_000, (i) => uniform(stream(i, 'flow'), 0, 0)),
        ),
      ),
    ).toBeLessThan(LIMIT);
    expect(
      chiSquare(
        histogram(
          256,
          take(100_000, (i) => uniform(stream(7, `lb-${i}`), 0, 0)),
        ),
      ),
    ).toBeLessThan(LIMIT);
  });

  it('of neighbours are independent: pairs fill the square evenly', () => {
    const s = stream(1, 'arrivals');
    const cell = (a: number, b: number) => (Math.floor(a * 16) * 16 + Math.floor(b * 16)) / 256;
    expect(
      chiSquare(
        histogram(
          256,
          take(100_000, (i) => cell(uniform(s, 0, i), uniform(s, 0, i + 1))),
        ),
      ),
    ).toBeLessThan(LIMIT);
    expect(
      chiSquare(
        histogram(
          256,
          take(100_000, (i) => cell(uniform(s, i, 5), uniform(s, i + 1, 5))),
        ),
      ),
    ).toBeLessThan(LIMIT);
  });

  it('are a function of seed, stream, member and number, and of nothing else', () => {
    const draws = () => [uint32(stream(42, 'a'), 1, 2), uint32(stream(42, 'b'), 1, 2), uint32(stream(43, 'a'), 1, 2)];
    expect(draws()).toEqual(draws());
    expect(new Set(draws()).size).toBe(3);
  });

  it('never reach 0 or 1', () => {
    const s = stream(0, '');
    for (const u of take(10_000, (i) => uniform(s, i, i))) expect(u > 0 && u < 1).toBe(true);
  });
});

it('a uniform draw lies in the middle of its integer’s part of the interval', () => {
  const s = stream(1, 'x');
  for (let n = 0; n < 100; n++) expect(uniform(s, n, 0) * 2 ** 32 - uint32(s, n, 0)).toBe(0.5);
});
