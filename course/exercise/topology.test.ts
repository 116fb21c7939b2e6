import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOf, scoresOf } from './topology';

const LESS = ['less', 'less', 'less'] as const;
const figures = { cheap: [100, 0], fast: [10, 50], middling: [55, 25] };

describe('the score of a candidate', () => {
  it('is the weighted mean of where it stands between the worst and the best', () => {
    expect(scoresOf(figures, [1, 1], LESS)).toEqual({ cheap: 0.5, fast: 0.5, middling: 0.5 });
    expect(scoresOf(figures, [3, 1], LESS)).toEqual({ cheap: 0.25, fast: 0.75, middling: 0.5 });
    expect(scoresOf(figures, [0, 2], LESS)).toEqual({ cheap: 1, fast: 0, middling: 0.5 });
  });

  it('is not moved by a measure in which all agree, nor by the unit of a measure', () => {
    const agreeing = scoresOf({ a: [1, 7], b: [2, 7] }, [1, 1], LESS);
    expect(agreeing).toEqual({ a: 1, b: 0.5 });
    expect(scoresOf({ a: [1000, 7], b: [2000, 7] }, [1, 1], LESS)).toEqual(agreeing);
  });

  it('turns round where more is better', () => {
    expect(scoresOf(figures, [3, 1], ['more', 'less'])).toEqual({ cheap: 1, fast: 0, middling: 0.5 });
  });

  it('tells nobody from another without a weight', () => {
    expect(bestOf(scoresOf(figures, [0, 0], LESS))).toEqual(['cheap', 'fast', 'middling']);
  });

  it('lies between 0 and 1, and the better in everything is never behind', () => {
    const row = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 3 });
    const weights = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(row, row, row, weights, (a, b, c, given) => {
        const better = a.map((figure, i) => Math.min(figure, b[i]!, c[i]!));
        const scores = scoresOf({ better, b, c }, given, LESS);
        for (const score of Object.values(scores)) expect(score >= 0 && score <= 1 + 1e-12).toBe(true);
        expect(scores.better! + 1e-12).toBeGreaterThanOrEqual(Math.max(scores.b!, scores.c!));
      }),
    );
  });
});
