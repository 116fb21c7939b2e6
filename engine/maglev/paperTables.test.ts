import { describe, expect, it } from 'vitest';
import { toBigInt } from '../hash/u64';
import { buildPaperMaglev } from './paper';
import {
  changedShares,
  maglevLoads,
  OVER_PROVISIONING,
  overProvisioning,
  PAPER_BACKENDS,
  PAPER_CHANGES,
  PAPER_TABLE_1,
  PAPER_TABLE_SIZES,
  rendezvousLoads,
  ringLoads,
} from './paperTables';
import { buildEnvoyRing } from './ring';

const FAILED_SETS = 8;
/** Three standard deviations of a single failed set's share, and more of the mean of eight: 0.05 percentage points. */
const TOLERANCE = 0.0005;

describe('the Maglev paper', () => {
  it('table 1: three backends, and what is left of them without the second', () => {
    const { tableSize, offsetSkip, before, after } = PAPER_TABLE_1;
    expect([...buildPaperMaglev(tableSize, offsetSkip).table]).toEqual(before);
    const [first, , third] = offsetSkip;
    const places = [...buildPaperMaglev(tableSize, [first!, third!]).table];
    expect(places.map((place) => 2 * place)).toEqual(after);
  });

  it.each(PAPER_TABLE_SIZES)(
    'M = %d: 1,000 equal backends own the same number of slots, give or take one',
    (tableSize) => {
      const loads = maglevLoads(tableSize, PAPER_BACKENDS);
      const mean = tableSize / PAPER_BACKENDS;
      expect([Math.min(...loads), Math.max(...loads)]).toEqual([Math.floor(mean), Math.ceil(mean)]);
      expect(loads.reduce((a, b) => a + b)).toBe(tableSize);
    },
  );

  it.each(PAPER_CHANGES)(
    'M = $tableSize: with $failedShare of 1,000 backends gone, $all of all slots change',
    (row) => {
      const failed = row.failedShare * PAPER_BACKENDS;
      const samples = Array.from({ length: FAILED_SETS }, (_, sample) =>
        changedShares(row.tableSize, PAPER_BACKENDS, failed, sample),
      );
      const meanOf = (which: 'all' | 'survivors') =>
        samples.reduce((sum, share) => sum + share[which], 0) / FAILED_SETS;
      expect(Math.abs(meanOf('all') - row.all)).toBeLessThan(TOLERANCE);
      expect(Math.abs(meanOf('survivors') - row.survivors)).toBeLessThan(TOLERANCE);
    },
  );
});

it.each(OVER_PROVISIONING)(
  '$scheme, $tableSize entries: its busiest backend is $least to $greatest above the mean',
  (row) => {
    const loads = (row.scheme === 'ring' ? ringLoads : rendezvousLoads)(row.tableSize, PAPER_BACKENDS);
    expect(loads).toHaveLength(PAPER_BACKENDS);
    expect(overProvisioning(loads)).toBeGreaterThan(row.least);
    expect(overProvisioning(loads)).toBeLessThan(row.greatest);
  },
);

it.each(OVER_PROVISIONING)('$scheme, $tableSize entries: these are two and a half and five deviations', (row) => {
  const deviation = 1 / Math.sqrt(row.tableSize / PAPER_BACKENDS);
  expect([2.5, 5].map((times) => Number((times * deviation).toFixed(2)))).toEqual([row.least, row.greatest]);
});

it.each(PAPER_CHANGES)('M = $tableSize: slots of the failed and of survivors are all that change', (row) => {
  expect(row.failedShare + row.survivors).toBeCloseTo(row.all, 9);
});

it('a share of the ring is a share of the hash space: all of them are all of it', () => {
  expect(ringLoads(100, 10).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

it('a share of the ring reaches from the hash before to its own, by all 64 bits of both', () => {
  const hosts = [0, 1].map((index) => ({ hashKey: `backend-${index}`, weight: 1 }));
  const { hashes, owners } = buildEnvoyRing({ minRingSize: 2, maxRingSize: 2, hosts });
  const [first, second] = Array.from(owners, (_, at) => toBigInt({ hi: hashes.hi[at]!, lo: hashes.lo[at]! }));
  expect(ringLoads(2, 2)[owners[1]!]).toBeCloseTo(Number(second! - first!) / 2 ** 64, 14);
});

it('each of five backends is the one that fails in some sample', () => {
  const samples = Array.from({ length: 50 }, (_, sample) => changedShares(1009, 5, 1, sample).survivors);
  expect(new Set(samples).size).toBe(5);
});

it('refuses to let every backend fail', () => {
  expect(() => changedShares(65_537, 10, 10, 0)).toThrow('failed: expected an integer from 0 to 9, found 10');
});
