import { expect, it } from 'vitest';
import { weightedDraw } from './hrw';

it('no two hashes have the same draw at a hop: what is mixed can be unmixed', () => {
  const draws = Array.from({ length: 10_000 }, (_, hash) => weightedDraw(1, hash, 3));
  expect(new Set(draws).size).toBe(draws.length);
});
