import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ErrorLimitInput, replayErrorLimit } from './errorLimit';

/** An error every 20 ms, five to go; a check every 500 ms, two passes to come back. */
const flapping: ErrorLimitInput = {
  errorLimit: 5,
  checkIntervalMs: 500,
  firstCheckMs: 250,
  checkPasses: true,
  fall: 3,
  rise: 2,
  requestIntervalMs: 20,
  durationMs: 3000,
};

describe('a server that fails every request, under an error limit', () => {
  it('is marked down by the fifth error in a row and taken back by the second passed check, over and over', () => {
    expect(replayErrorLimit(flapping)).toEqual({
      ejections: [
        { atMs: 80, backAtMs: 750 },
        { atMs: 830, backAtMs: 1750 },
        { atMs: 1830, backAtMs: 2750 },
        { atMs: 2830, backAtMs: null },
      ],
      errors: 20,
      errorsUntilEjection: 5,
    });
  });

  it('survives longer when a passed check falls among the errors: the count starts anew', () => {
    const { ejections, errorsUntilEjection } = replayErrorLimit({ ...flapping, firstCheckMs: 50 });
    expect(errorsUntilEjection).toBe(3 + 5);
    expect(ejections[0]!.atMs).toBe(140);
  });

  it('stays out when its check fails too', () => {
    expect(replayErrorLimit({ ...flapping, checkPasses: false })).toEqual({
      ejections: [{ atMs: 80, backAtMs: null }],
      errors: 5,
      errorsUntilEjection: 5,
    });
  });

  it('an error that falls on the end is none of the time asked for', () => {
    expect(replayErrorLimit({ ...flapping, durationMs: 60 }).errors).toBe(3);
  });

  it('that needs more errors than come between two checks is never marked down', () => {
    expect(replayErrorLimit({ ...flapping, errorLimit: 50 }).ejections).toEqual([]);
  });

  it('is out for at least one interval of its checks and at most two, wherever they fall', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 500, noNaN: true }), (firstCheckMs) => {
        for (const { atMs, backAtMs } of replayErrorLimit({ ...flapping, firstCheckMs }).ejections) {
          if (backAtMs === null) continue;
          expect(backAtMs - atMs).toBeGreaterThanOrEqual(500);
          expect(backAtMs - atMs).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });

  it.each([
    ['errorLimit', 0],
    ['checkIntervalMs', 0],
    ['requestIntervalMs', 0],
    ['firstCheckMs', 501],
    ['durationMs', Number.POSITIVE_INFINITY],
    ['rise', 0],
  ])('refuses %s %d by name', (field, value) => {
    expect(() => replayErrorLimit({ ...flapping, [field]: value })).toThrow(field);
  });
});
