import { describe, expect, it } from 'vitest';
import { tallyOf } from './stages';

describe('the tally of a tool', () => {
  it.each([
    [0, ' Test Files  3 passed (3)\n      Tests  23 passed (23)\n', { passed: 23, failed: 0 }],
    [1, ' Test Files  1 failed | 2 passed (3)\n      Tests  2 failed | 21 passed (23)\n', { passed: 21, failed: 2 }],
    [1, '  1 failed\n    [root] › pages.spec.ts\n  11 passed (9s)\n', { passed: 11, failed: 1 }],
    [0, 'bfd: 3 passed, 0 failed\n528 passed, 0 failed\n', { passed: 528, failed: 0 }],
    [0, 'Checked 65 files in 80ms.\n', { passed: 1, failed: 0 }],
    [2, 'error TS2322', { passed: 0, failed: 1 }],
  ])('exit code %i, %j', (code, output, tally) => {
    expect(tallyOf(code, output)).toEqual(tally);
  });
});
