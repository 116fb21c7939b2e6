import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import type { EcmpAlgorithm } from './algorithms';
import { createGroup, type NextHopGroup } from './group';
import { hashThresholdBounds, selectByThreshold } from './hashThreshold';
import { lastResidues } from './moduloN';
import { remapShare } from './remap';

const ALGORITHMS: readonly EcmpAlgorithm[] = ['hash-threshold', 'modulo-n', 'resilient', 'hrw'];
const anyHash = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const anyHashes = fc.array(anyHash, { minLength: 50, maxLength: 200 });
const anyWeights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 12 });

/** How many of the hashes change hop from a hop other than `except`. */
function needlessMoves(before: NextHopGroup, after: NextHopGroup, hashes: readonly number[], except: number): number {
  return hashes.filter((hash) => before.select(hash) !== after.select(hash) && before.select(hash) !== except).length;
}

describe.each(ALGORITHMS)('a %s group', (algorithm) => {
  it('never selects a dead hop, and answers -1 when all are dead', () => {
    fc.assert(
      fc.property(anyWeights, anyHashes, fc.array(fc.nat(11)), (weights, hashes, deaths) => {
        const group = deaths.reduce(
          (g, index) => g.without(index % weights.length),
          createGroup({ algorithm, weights, buckets: 64 }),
        );
        const allDead = group.dead.size === weights.length;
        for (const hash of hashes) {
          const hop = group.select(hash);
          if (allDead) expect(hop).toBe(-1);
          else expect(group.dead.has(hop) || hop < 0 || hop >= weights.length).toBe(false);
        }
      }),
    );
  });

  it('is a value: losing a hop leaves the group itself as it was', () => {
    const group = createGroup({ algorithm, weights: [1, 1, 1] });
    const before = Array.from({ length: 100 }, (_, i) => group.select(i * 21_474_836));
    group.without(1);
    expect(Array.from({ length: 100 }, (_, i) => group.select(i * 21_474_836))).toEqual(before);
  });

  it('is itself when a dead hop dies again or a living one comes back', () => {
    const group = createGroup({ algorithm, weights: [1, 1, 1] });
    const smaller = group.without(1);
    expect(group.with(1)).toBe(group);
    expect(smaller.without(1)).toBe(smaller);
  });

  it('gives each hop its share of the flows by weight', () => {
    const weights = [1, 2, 5];
    const group = createGroup({ algorithm, weights, buckets: 64 });
    const samples = 20_000;
    const counts = [0, 0, 0];
    for (let i = 0; i < samples; i++) counts[group.select(Math.imul(i + 1, 0x9e3779b1) >>> 1)]!++;
    weights.forEach((weight, hop) => {
      expect(Math.abs(counts[hop]! / samples - weight / 8)).toBeLessThan(0.02);
    });
  });

  it('has 32 buckets unless told otherwise, if it is resilient', () => {
    expect(createGroup({ algorithm: 'resilient', weights: [1, 1] }).buckets).toHaveLength(32);
  });

  it('refuses bad weights and indexes', () => {
    for (const weights of [[], [0], [-1], [1.5], [Number.NaN], [65_537], new Array<number>(100).fill(65_536)]) {
      expect(() => createGroup({ algorithm, weights }), String(weights)).toThrow(EngineError);
    }
    expect(() => createGroup({ algorithm, weights: [1, 1] }).without(2)).toThrow(
      'index: expected an integer from 0 to 1, found 2',
    );
  });
});

describe.each(['hrw', 'resilient'] as const)('removing a hop from a %s group', (algorithm) => {
  it('moves only its own flows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), anyHashes, (hops, pick, hashes) => {
        const group = createGroup({ algorithm, weights: new Array<number>(hops).fill(1), buckets: 60 * hops });
        const removed = pick % hops;
        expect(needlessMoves(group, group.without(removed), hashes, removed)).toBe(0);
      }),
    );
  });
});

describe('a resilient group under an unbalanced timer', () => {
  /** A hop of two is back while every bucket is busy, and stays so: one packet a bucket and 100 ms. */
  function upkeepUntilBalanced(unbalancedTimerMs: number): {
    readonly balancedMs: number;
    readonly upkeepMs: number[];
  } {
    const config = { buckets: 8, idleTimerMs: 1000, unbalancedTimerMs };
    let group = createGroup({ algorithm: 'resilient', weights: [1, 1], ...config }).without(1, 0);
    const keepBusy = (nowMs: number) => Array.from({ length: 8 }, (_, hash) => group.forward(hash, nowMs));
    keepBusy(0);
    group = group.with(1, 0);
    const upkeepMs: number[] = [];
    let dueMs = group.nextUpkeepMs(0);
    for (let nowMs = 100; nowMs <= 20_000; nowMs += 100) {
      const hops = keepBusy(nowMs);
      if (hops.includes(1)) return { balancedMs: nowMs, upkeepMs };
      if (dueMs === undefined || nowMs < dueMs) continue;
      upkeepMs.push(nowMs);
      group = group.upkeep(nowMs);
      dueMs = group.nextUpkeepMs(nowMs);
    }
    return { balancedMs: Number.POSITIVE_INFINITY, upkeepMs };
  }

  it('moves busy buckets once it has been over for an upkeep, and none without it', () => {
    expect(upkeepUntilBalanced(5000).balancedMs).toBe(5600);
    expect(upkeepUntilBalanced(0).balancedMs).toBe(Number.POSITIVE_INFINITY);
  });

  it('is looked at when the first bucket could be idle, never sooner than half a second after the last time', () => {
    const { upkeepMs } = upkeepUntilBalanced(5000);
    expect(upkeepMs[0]).toBe(1000);
    for (const [i, ms] of upkeepMs.entries()) if (i > 0) expect(ms - upkeepMs[i - 1]!).toBeGreaterThanOrEqual(500);
  });

  it('has nothing due while it is balanced, and no other group ever has', () => {
    for (const algorithm of ALGORITHMS) {
      expect(createGroup({ algorithm, weights: [1, 1] }).nextUpkeepMs(0)).toBeUndefined();
    }
  });
});

describe.each(['hash-threshold', 'modulo-n', 'hrw'] as const)('a %s group', (algorithm) => {
  it('has no memory: a hop that comes back gets exactly its own flows', () => {
    fc.assert(
      fc.property(anyWeights, fc.nat(), anyHashes, (weights, pick, hashes) => {
        const group = createGroup({ algorithm, weights });
        const index = pick % weights.length;
        const again = group.without(index).with(index);
        expect(hashes.map(again.select)).toEqual(hashes.map(group.select));
      }),
    );
  });
});

describe('the regions of hash-threshold', () => {
  it('cover the hash space from its first to its last hash', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const bounds = hashThresholdBounds(weights);
        expect(bounds.at(-1)).toBe(2 ** 31 - 1);
        expect(selectByThreshold(bounds, 0)).toBe(0);
        expect(selectByThreshold(bounds, 2 ** 31 - 1)).toBe(weights.length - 1);
      }),
    );
  });

  it('round as the kernel does at the greatest total weight', () => {
    const weights = [...new Array<number>(63).fill(65_536), 65_535];
    const exact = (BigInt(65_536) * 2n ** 31n + 2_097_151n) / 4_194_303n - 1n;
    expect(hashThresholdBounds(weights)[0]).toBe(Number(exact));
  });
});

describe('the exact remap shares', () => {
  /** Moved and needlessly moved flows out of 2 · N · (N − 1) evenly spread ones, all of which fall inside regions. */
  function counted(algorithm: EcmpAlgorithm, hops: number, removed: number): [number, number] {
    const group = createGroup({ algorithm, weights: new Array<number>(hops).fill(1) });
    const after = group.without(removed);
    const samples = hops * (hops - 1);
    const hashes = Array.from({ length: samples }, (_, i) =>
      algorithm === 'modulo-n' ? i : Math.floor(((i + 0.5) / samples) * 2 ** 31),
    );
    const moved = hashes.filter((hash) => group.select(hash) !== after.select(hash)).length;
    return [moved / samples, needlessMoves(group, after, hashes, removed) / samples];
  }

  it('agree with counting over a hash space', () => {
    for (let hops = 2; hops <= 12; hops++) {
      for (let position = 1; position <= hops; position++) {
        const threshold = remapShare({ algorithm: 'hash-threshold', operation: 'remove', nextHops: hops, position });
        expect(counted('hash-threshold', hops, position - 1)).toEqual([
          threshold.remapped.value,
          threshold.collateral.value,
        ]);
      }
      const modulo = remapShare({ algorithm: 'modulo-n', operation: 'remove', nextHops: hops });
      expect(counted('modulo-n', hops, hops - 1)).toEqual([modulo.remapped.value, modulo.collateral.value]);
    }
  });

  it('are the well-known ones: a third at the middle of three, none of it needless', () => {
    const { remapped, collateral } = remapShare({
      algorithm: 'hash-threshold',
      operation: 'remove',
      nextHops: 3,
      position: 2,
    });
    expect([remapped.num, remapped.den, collateral.num]).toEqual([1, 3, 0]);
  });

  it('of adding are those of removing from the larger group, except that a busy resilient group moves nothing', () => {
    const removed = remapShare({ algorithm: 'hash-threshold', operation: 'remove', nextHops: 6, position: 4 });
    expect(remapShare({ algorithm: 'hash-threshold', operation: 'add', nextHops: 5, position: 4 })).toEqual(removed);
    expect(remapShare({ algorithm: 'resilient', operation: 'add', nextHops: 5 }).remapped.value).toBe(0);
  });

  it('refuse groups too small and positions outside', () => {
    expect(() => remapShare({ algorithm: 'hrw', operation: 'remove', nextHops: 1 })).toThrow(EngineError);
    expect(() => remapShare({ algorithm: 'hash-threshold', operation: 'remove', nextHops: 3, position: 4 })).toThrow(
      EngineError,
    );
    expect(() => remapShare({ algorithm: 'hash-threshold', operation: 'remove', nextHops: 3 })).toThrow(EngineError);
  });
});

it('modulo-N gives each live hop as many residues as its weight, a dead one none', () => {
  expect(lastResidues([1, 2, 3], new Set([1]))).toEqual([0, -1, 3]);
  expect(lastResidues([1, 2, 3], new Set([0, 1, 2]))).toEqual([-1, -1, -1]);
});
