import fc from 'fast-check';
import { expect, it } from 'vitest';
import { incident } from '../../../../engine/story/fixtures';
import { viewOf } from '../../../../engine/story/view';
import { cornerOf, momentAt, roundUp, secondsOf, xOf } from './Frame';

const view = viewOf(incident, 12_000);

it('a pointer reads the moment that is drawn under it, in either column', () => {
  for (const column of [0, 1])
    for (const tMs of [0, 3000, 11_999])
      expect(momentAt(view, cornerOf(column).x + xOf(view, tMs))).toBeCloseTo(tMs, 6);
});

it('a pointer reads nothing that has yet to happen, and nothing from before the run', () => {
  expect(momentAt(view, cornerOf(0).x + xOf(view, 20_000))).toBe(12_000);
  expect(momentAt(view, 0)).toBe(0);
});

it('an axis ends at 1, 2 or 5 times a power of ten, and no more than 2.5 times above what it holds', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (value) => {
      const top = roundUp(value);
      expect(top / value).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(top / value).toBeLessThanOrEqual(2.5 + 1e-9);
      expect(['1', '2', '5']).toContain(top.toExponential(6)[0]);
    }),
  );
});

it('time has lines at round moments inside the run, four at most', () => {
  const moments = secondsOf(view);
  expect(moments.length).toBeGreaterThan(0);
  expect(moments.length).toBeLessThanOrEqual(4);
  for (const tMs of moments) expect(tMs).toBeLessThan(view.scenario.durationMs);
});
