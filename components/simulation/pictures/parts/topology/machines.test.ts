import { expect, it } from 'vitest';
import { cutName } from './machines';

/** Of letters one unit wide. */
const inRoomFor = (letters: number, name: string) => cutName(name, letters, 1);

it.each([
  [10, 'proxy-eu-a', 'proxy-eu-a'],
  [8, 'proxy-eu-a', '…eu-a'],
  [3, 'proxy-eu-a', '…a'],
  [5, 'proxies', 'prox…'],
  [4, 'users_asia', 'use…'],
])('in room for %i letters %s is %s: what tells it from its like stays', (letters, name, cut) => {
  expect(inRoomFor(letters, name)).toBe(cut);
});
