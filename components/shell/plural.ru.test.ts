import { expect, it } from 'vitest';
import { plural } from './plural.ru';

it.each([
  ['минута', [1, 21, 101, 1001]],
  ['минуты', [2, 3, 4, 22, 104]],
  ['минут', [0, 5, 10, 11, 12, 14, 19, 20, 111, 112]],
])('%s stands beside %j', (word, counts) => {
  for (const count of counts) expect(plural(count, 'минута', 'минуты', 'минут')).toBe(word);
});
