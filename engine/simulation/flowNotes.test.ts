import { describe, expect, it } from 'vitest';
import { HostSet } from '../balance/hostSet';
import { FlowNotes } from './balancing';

/** Twelve hosts, which are backends 20 to 31. */
const set = new HostSet(Array.from({ length: 12 }, (_, n) => ({ index: 20 + n, key: `b${n}`, weight: 1 })));
const consideredOf = (scores: readonly number[], chosen: number) => {
  const notes = new FlowNotes();
  for (const [position, score] of scores.entries()) notes.consider(position, score);
  return notes.considered({ scope: 'all', zone: null, isPanic: false, name: 'all', set }, chosen);
};

describe('what a pick was made from', () => {
  it('is told whole of nine hosts, in the order of comparing', () => {
    const scores = [5, 3, 9, 1, 1, 7, 2, 8, 4];
    expect(consideredOf(scores, 23)).toEqual(scores.map((score, n) => ({ backend: 20 + n, score })));
    expect(consideredOf([4, 2], 21)).toEqual([
      { backend: 20, score: 4 },
      { backend: 21, score: 2 },
    ]);
  });

  it('of more hosts is the nine whose figures are nearest to the chosen one, itself among them', () => {
    const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
    expect(consideredOf(scores, 20).map(({ score }) => score)).toEqual(scores.slice(0, 9));
    expect(consideredOf(scores, 31).map(({ score }) => score)).toEqual(scores.slice(3));
    const equal = consideredOf(Array(12).fill(1), 31);
    expect(equal).toHaveLength(9);
    expect(equal.at(-1)!.backend).toBe(31);
  });
});
