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
    expect(tooLong(wordingFigures([long, short, short]))).toBeUndefined();
    expect(tooLong(wordingFigures([long, long, short]))?.[0]).toBe(
      'in 2 of 3 choices the right option is the longest (en)',
    );
    const russian = { ...long, locale: 'ru' as const };
    expect(tooLong(wordingFigures([short, { ...short, locale: 'ru' }, short, russian]))?.[0]).toMatch(/\(ru\)$/);
  });

  it('gives the wrong ones away where they alone say always or never', () => {
    expect(givenAway(worded({ right: 'sometimes', wrong: 'It never moves' }))).toHaveLength(1);
    expect(givenAway(worded({ right: 'It always moves', wrong: 'It never moves' }))).toEqual([]);
    expect(givenAway(worded({ right: 'иногда', wrong: 'Всегда' }, 'ru'))).toHaveLength(1);
    expect(givenAway(worded({ right: 'nevertheless', wrong: 'nevertheless' }))).toEqual([]);
  });
});
