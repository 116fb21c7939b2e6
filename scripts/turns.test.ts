import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { drawn, isTurn, waiting } from './turns';

const names = fc.uniqueArray(fc.string(), { minLength: 1 });
const turns = fc.integer({ min: 1, max: 12 });

it('in as many runs as there are turns each name is tried once, and at each run one is', () => {
  fc.assert(
    fc.property(names, turns, fc.nat(), (all, of, first) => {
      const runs = [...Array(Math.min(of, all.length)).keys()].map((n) => drawn(all, of, String(first + n)));
      expect(runs.flat().sort()).toEqual([...all].sort());
      for (const run of runs) expect(run).not.toEqual([]);
    }),
  );
});

it('what waits is what is not tried', () => {
  fc.assert(
    fc.property(names, turns, fc.nat(), (all, of, now) => {
      expect([...waiting(all, of, String(now)), ...drawn(all, of, String(now))].sort()).toEqual([...all].sort());
    }),
  );
});

it('where nothing was drawn all is tried', () => {
  vi.stubEnv('DRAW', undefined);
  expect(drawn(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
  expect(waiting(['a', 'b', 'c'], 3)).toEqual([]);
  expect(isTurn(1, 3)).toBe(true);
  vi.unstubAllEnvs();
});
