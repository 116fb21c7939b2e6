import { expect, it } from 'vitest';
import { patchesOf } from './equipment';

const poll = {
  id: 'poll',
  options: [
    { id: 'often', patch: { policies: { lists: { spreadMs: 30_000 } } } },
    { id: 'seldom', patch: { policies: { lists: { spreadMs: 300_000 } } } },
  ],
};
const candidate = { patch: { policies: { entry: { kind: 'client' } } }, equipment: [poll] };

it('a candidate has its normal equipment, the first of each piece, laid over its own patch', () => {
  expect(patchesOf(candidate)).toEqual([candidate.patch, poll.options[0]!.patch]);
});

it('has what the reader chose, and the normal where the choice is none of its own', () => {
  expect(patchesOf(candidate, { poll: 'seldom' })).toEqual([candidate.patch, poll.options[1]!.patch]);
  expect(patchesOf(candidate, { poll: 'never', ejection: 'on' })).toEqual(patchesOf(candidate));
});
