import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenIn, drawnOf, matchedShare, orderedShare, pairsAstray, placedIn, refsOf } from './arranged';

describe('what was arranged', () => {
  it('is kept as names, and read again', () => {
    const chosen = { 'slot-0': 'b1', interval: '0.5' };
    expect(refsOf(chosen)).toEqual(['slot-0.b1', 'interval.0.5']);
    expect(chosenIn(refsOf(chosen), () => ['b1', '0.5'])).toEqual(chosen);
  });

  it('loses what the exercise no longer has, and what a draft has twice', () => {
    expect(chosenIn(['gone.b1', 'slot-0.gone', 'x'], (thing) => (thing === 'slot-0' ? ['b1'] : []))).toEqual({});
    expect(placedIn(['b', 'a', 'b', 'gone', ''], ['a', 'b', 'c'])).toEqual(['b', 'a']);
  });
});

describe('what an attempt draws', () => {
  it('is all there is, or the next ones of the pool until it begins anew', () => {
    expect(drawnOf(['a', 'b', 'c'], undefined, 4)).toEqual(['a', 'b', 'c']);
    expect([0, 1, 2].map((attempt) => drawnOf(['a', 'b', 'c'], 2, attempt).join(''))).toEqual(['ab', 'ca', 'bc']);
  });

  it('never has a thing twice, and comes to each in time', () => {
    const pools = fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(pools, fc.integer({ min: 2, max: 12 }), fc.nat({ max: 50 }), (pool, ask, attempt) => {
        const drawn = drawnOf(pool, ask, attempt);
        expect(new Set(drawn).size).toBe(Math.min(ask, pool.length));
        expect(new Set(pool.flatMap((_, next) => drawnOf(pool, ask, next))).size).toBe(pool.length);
      }),
    );
  });
});

describe('the score', () => {
  it('of a match is the share of the things in their bins, and of one untouched nothing', () => {
    const key = { a: 'x', b: 'y', c: 'x', d: 'y' };
    expect(matchedShare({ a: 'x', b: 'x', c: 'x', d: 'y' }, key)).toBe(0.75);
    expect(matchedShare({}, key)).toBe(0);
  });

  it('of an order is the share of its pairs that stand in order', () => {
    const values = { link: 10, bfd: 900, hold: 90_000, never: Number.POSITIVE_INFINITY };
    expect(orderedShare(['link', 'bfd', 'hold', 'never'], values)).toBe(1);
    expect(orderedShare(['never', 'hold', 'bfd', 'link'], values)).toBe(0);
    expect(orderedShare(['bfd', 'link', 'hold', 'never'], values)).toBeCloseTo(5 / 6);
    expect(pairsAstray(['bfd', 'link', 'hold', 'never'], values)).toEqual([['bfd', 'link']]);
  });

  it('of an order is one only where no pair is astray', () => {
    const numbers = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(numbers, (list) => {
        const values = Object.fromEntries(list.map((value, index) => [`i${index}`, value]));
        const isSorted = list.every((value, index) => index === 0 || list[index - 1]! < value);
        expect(orderedShare(Object.keys(values), values) === 1).toBe(isSorted);
      }),
    );
  });
});
