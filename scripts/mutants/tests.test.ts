import { expect, it } from 'vitest';
import { Tests } from './tests';

const FILE = 'engine/health/ejection.ts';
const BESIDE = 'engine/health/ejection.test.ts';
const RANGES = 'engine/ranges.test.ts';
const FOLDER = 'engine/health/successRate.test.ts';

const load = (ms = {}) => Tests.load('engine', { ms, hits: {} });

it('asks the test beside a file first, then those that import it, then the others of its folder, and no more', async () => {
  const order = (await load()).of(FILE);
  const places = [BESIDE, RANGES, FOLDER].map((test) => order.indexOf(test));
  expect(places[0]).toBe(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(order).not.toContain('engine/hash/bytes.test.ts');
});

it('puts a test that takes long behind', async () => {
  const tests = await load({ [BESIDE]: 60_000, [RANGES]: 1000 });
  expect(tests.of(FILE)[0]).toBe(RANGES);
});

it('learns which test notices mistakes of a file, and of its folder', async () => {
  const tests = await load();
  for (const _ of Array(4)) {
    tests.learn(BESIDE, FILE, false);
    tests.learn(FOLDER, FILE, true);
  }
  expect(tests.of(FILE)[0]).toBe(FOLDER);
  expect(tests.of('engine/health/activeCheck.ts').slice(0, 2)).toContain(FOLDER);
});

it('asks together what takes five seconds at most, and alone what takes longer', async () => {
  const tests = await load({ [BESIDE]: 3000, [RANGES]: 9000 });
  const batches = tests.batchesFor(FILE);
  expect(batches.flat()).toEqual(tests.of(FILE));
  expect(batches.find((batch) => batch.includes(RANGES))).toEqual([RANGES]);
  expect(batches[0]![0]).toBe(BESIDE);
  expect(batches.length).toBeLessThan(batches.flat().length);
});
