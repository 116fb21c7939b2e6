import { expect, it } from 'vitest';
import { earliest } from './offered';

it('a list of controls is there as soon as one of them is', () => {
  expect(earliest([{ from: 'senior' }, { from: 'junior' }])).toBe('junior');
  expect(earliest([{ from: 'middle' }, { from: 'senior' }])).toBe('middle');
  expect(earliest([{ from: 'senior' }, {}])).toBeUndefined();
});
