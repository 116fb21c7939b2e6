import { expect, it } from 'vitest';
import { plural } from '.';

it.each([
  ['минута', [1, 21, 101, 1001]],
  ['минуты', [2, 3, 4, 22, 104]],
  ['минут', [0, 5, 10, 11, 12, 14, 19, 20, 111, 112]],
])('%s stands beside %j', (word, counts) => {
  for (const count of counts) expect(plural('ru', count, { one: 'минута', few: 'минуты', other: 'минут' })).toBe(word);
});

it('one minute stands alone, any other count beside minutes', () => {
  const words = [0, 1, 2, 21].map((count) => plural('en', count, { one: 'minute', other: 'minutes' }));
  expect(words).toEqual(['minutes', 'minute', 'minutes', 'minutes']);
});
