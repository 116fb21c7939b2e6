import { expect, it } from 'vitest';
import { inBoth, inTrade, plainly } from './manner';

const words = {
  one: 'hash',
  group: { two: 'p99', three: ({ of }: { of: string }) => `slot of ${of}` },
  plain: { group: { two: 'the slowest', three: ({ of }: { of: string }) => `place of ${of}` } },
};

it('plain words stand in the place of those of the trade, and what has none is said as it is', () => {
  const said = plainly(words);
  expect([said.one, said.group.two, said.group.three({ of: 'a' })]).toEqual(['hash', 'the slowest', 'place of a']);
  expect(inTrade(words).group.two).toBe('p99');
});

it('a text is said in both manners', () => {
  expect(inBoth((manner) => manner(words).group.two)).toEqual({ plain: 'the slowest', trade: 'p99' });
});
