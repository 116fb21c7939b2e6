import { describe, expect, it } from 'vitest';
import { givenAway, isLongest, tooLong, type Worded, wordingFigures } from './wording';

const worded = (texts: Record<string, string>, locale: Worded['locale'] = 'en'): Worded => ({
  name: 'q',
  at: { file: 'f', line: 1, column: 1 },
  locale,
  key: 'right',
  texts,
});

describe('the wording of options', () => {
  it('gives the right one away where it alone is the longest', () => {
    expect(isLongest(worded({ right: 'a long answer', wrong: 'short' }))).toBe(true);
    expect(isLongest(worded({ right: 'as long', wrong: 'as  long' }))).toBe(false);
    expect(isLongest(worded({ right: 'even', wrong: 'even' }))).toBe(false);
  });

  it('may do so in a third of the choices, in each language', () => {
    const long = worded({ right: 'a long answer', wrong: 'short' });
    const short = worded({ right: 'short', wrong: 'a long answer' });
    const times = (count: number, one: Worded) => Array.from({ length: count }, () => one);
    expect(tooLong(wordingFigures([...times(4, long), ...times(8, short)]))).toBeUndefined();
    expect(tooLong(wordingFigures([long, long, short]))).toBeUndefined();
    expect(tooLong(wordingFigures([...times(5, long), ...times(7, short)]))?.[0]).toBe(
      'in 5 of 12 choices the right option is the longest (en)',
    );
    const russian = (one: Worded) => ({ ...one, locale: 'ru' as const });
    const both = [...times(12, short), ...times(5, russian(long)), ...times(7, russian(short))];
    expect(tooLong(wordingFigures(both))?.[0]).toMatch(/\(ru\)$/);
  });

  it('gives the wrong ones away where they alone say always or never', () => {
    expect(givenAway(worded({ right: 'sometimes', wrong: 'It never moves' }))).toHaveLength(1);
    expect(givenAway(worded({ right: 'It always moves', wrong: 'It never moves' }))).toEqual([]);
    expect(givenAway(worded({ right: 'иногда', wrong: 'Всегда' }, 'ru'))).toHaveLength(1);
    expect(givenAway(worded({ right: 'nevertheless', wrong: 'nevertheless' }))).toEqual([]);
  });
});
