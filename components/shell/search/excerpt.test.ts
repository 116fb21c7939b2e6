import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemOf } from '../../../course/search/stems';
import { excerptOf, piecesOf } from './excerpt';

const stems = ['retries', 'budget'].map((word) => stemOf(word)!);

describe('a text taken apart at what was found', () => {
  it('marks words in whatever form', () => {
    const found = piecesOf('Retry, within its budgets.', stems).filter(({ isFound }) => isFound);
    expect(found.map(({ text }) => text)).toEqual(['Retry', 'budgets']);
  });

  it('is the same text when put together', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('retry', 'budget', ', ', ' ', 'зона', '…', '<b>')), (parts) => {
        const pieces = piecesOf(parts.join(''), stems);
        expect(pieces.map(({ text }) => text).join('')).toBe(parts.join(''));
      }),
    );
  });
});

describe('an excerpt', () => {
  const filler = 'and so it goes on for a while with words of no matter at all '.repeat(6);

  it('is the whole of a short text', () => {
    expect(excerptOf('Retry within a budget.', stems)).toBe('Retry within a budget.');
  });

  it('shows of a long one where most of what was found stands together', () => {
    const cut = excerptOf(`A retry. ${filler} A retry within its budget. ${filler}`, stems);
    expect(cut).toContain('retry within its budget');
    expect(cut).toMatch(/^… .* …$/);
    expect(cut.length).toBeLessThan(200);
  });
});
