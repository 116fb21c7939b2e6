import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { u64FromNumber } from '../hash/u64';
import { buildCiliumMaglev } from './cilium';
import { fill, isPrime, type Permutations, permutation, recordFill, requireTableSize } from './core';
import { disruption } from './disruption';
import { buildEnvoyMaglev, envoyMaglevSlot, envoyRequestHash } from './envoy';
import { buildIpvsMaglev, type IpvsDestination, ipvsLookup, ipvsSelect, ipvsUnavailable } from './ipvs';
import { buildKatranRing, type KatranVersion } from './katran';
import { buildPaperMaglev } from './paper';

/** A flavour under one signature: the owner of each slot, as an index into the keys (numbers that become addresses). */
type Build = (tableSize: number, keys: readonly number[], weights?: readonly number[]) => Int32Array;

const address = (key: number) => `10.${(key >> 16) & 255}.${(key >> 8) & 255}.${key & 255}`;
const weightOf = (weights: readonly number[] | undefined, index: number) => weights?.[index] ?? 1;
const katran =
  (version: KatranVersion): Build =>
  (size, keys, weights) =>
    buildKatranRing(
      size,
      keys.map((key, i) => ({ hash: u64FromNumber(key), weight: weightOf(weights, i) })),
      version,
    );

const SORTING: Readonly<Record<string, Build>> = {
  Envoy: (tableSize, keys, weights) =>
    buildEnvoyMaglev({
      tableSize,
      hosts: keys.map((key, i) => ({ hashKey: `${address(key)}:80`, weight: weightOf(weights, i) })),
    }).table,
  Cilium: (tableSize, keys, weights) =>
    buildCiliumMaglev({
      tableSize,
      seed: 616_034_178,
      backends: keys.map((key, i) => ({
        hashString: `[${address(key)}:80/TCP,State:active]`,
        weight: weightOf(weights, i),
      })),
    }).table,
};
const FLAVOURS: Readonly<Record<string, Build>> = {
  ...SORTING,
  'Katran V1': katran(1),
  'Katran V2': katran(2),
  IPVS: (tableSize, keys, weights) =>
    buildIpvsMaglev({
      tabIndex: 8,
      tableSize,
      destinations: keys.map((key, i) => ({ address: address(key), port: 80, weight: weightOf(weights, i) })),
    }).table,
};

const anyKeys = fc.uniqueArray(fc.integer({ min: 1, max: 0xffffff }), { minLength: 2, maxLength: 40 });
const anyTableSize = fc.constantFrom(41, 251, 1021);

function countsOf(table: Int32Array, backends: number): number[] {
  const counts = new Array<number>(backends).fill(0);
  for (const owner of table) counts[owner]!++;
  return counts;
}

describe.each(Object.entries(FLAVOURS))("%s's Maglev table", (_, build) => {
  it('has no empty slot, and at equal weights counts within one of each other', () => {
    fc.assert(
      fc.property(anyTableSize, anyKeys, (tableSize, keys) => {
        const counts = countsOf(build(tableSize, keys), keys.length);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(tableSize);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leaves no slot with a removed backend, and with the backend added again is the first table', () => {
    fc.assert(
      fc.property(anyTableSize, anyKeys, fc.nat(), (tableSize, keys, pick) => {
        const first = build(tableSize, keys);
        const left = keys.filter((_, index) => index !== pick % keys.length);
        const after = build(tableSize, left);
        expect([...after].every((owner) => owner >= 0 && owner < left.length)).toBe(true);
        expect([...build(tableSize, keys)]).toEqual([...first]);
      }),
    );
  });

  it('moves few slots of survivors when a backend leaves a table a hundred times as large', () => {
    const keys = Array.from({ length: 10 }, (_, i) => 1000 + i);
    const before = build(1021, keys);
    const after = build(1021, keys.slice(1)).map((owner) => owner + 1);
    const { slotsOwnedByRemoved, changedSlotsWhoseOwnerSurvived } = disruption(before, after, new Set([0]));
    expect(slotsOwnedByRemoved).toBeGreaterThanOrEqual(102);
    expect(changedSlotsWhoseOwnerSurvived).toBeLessThan(0.1 * 1021);
  });

  it('gives a backend of twice the weight about twice the slots', () => {
    const counts = countsOf(build(1021, [7, 8, 9], [4, 2, 2]), 3);
    expect(counts[0]! / counts[1]!).toBeGreaterThan(build === FLAVOURS['Katran V1'] ? 1 : 1.9);
  });

  it('refuses a table size that is no prime or too small, no backends, and bad weights', () => {
    for (const size of [250, 249]) expect(() => build(size, [1, 2])).toThrow(`expected a prime, found ${size}`);
    if (build !== FLAVOURS.Envoy) {
      expect(() => build(3, [1, 2, 3, 4])).toThrow('expected at least the number of backends (4), found 3');
    }
    expect(() => build(251, [])).toThrow('at least one');
    for (const weights of [
      [-1, 1],
      [Number.NaN, 1],
      [0, 0],
      [1.5, 1],
    ]) {
      expect(() => build(251, [1, 2], weights), String(weights)).toThrow(EngineError);
    }
  });
});

describe.each(Object.entries(SORTING))('%s', (_, build) => {
  it('gives the same table whatever the order of the backends', () => {
    fc.assert(
      fc.property(anyKeys, fc.infiniteStream(fc.nat()), (keys, picks) => {
        const shuffled = [...keys].sort(() => (picks.next().value % 2 === 0 ? -1 : 1));
        const owners = [...build(251, keys)].map((owner) => keys[owner]);
        expect([...build(251, shuffled)].map((owner) => shuffled[owner])).toEqual(owners);
      }),
    );
  });

  it('refuses two backends of the same key', () => {
    expect(() => build(251, [1, 1])).toThrow('expected a value that no other backend has');
  });
});

describe('IPVS', () => {
  it('gives another table for another order, for it does not sort', () => {
    const build = FLAVOURS.IPVS!;
    expect([...build(251, [3, 2, 1])].map((owner) => 3 - owner)).not.toEqual(
      [...build(251, [1, 2, 3])].map((owner) => owner + 1),
    );
  });
});

describe('Envoy', () => {
  const hosts = ['a', 'b', 'c'].map((hashKey, locality) => ({ hashKey, weight: 1, locality }));

  it('drops a locality of weight 0, and refuses all of them at 0', () => {
    const { buildOrder, table } = buildEnvoyMaglev({ tableSize: 11, hosts, localityWeights: [1, 0, 1] });
    expect(buildOrder.map(({ index }) => index)).toEqual([0, 2]);
    expect(table.includes(1)).toBe(false);
    expect(() => buildEnvoyMaglev({ tableSize: 11, hosts, localityWeights: [0, 0, 0] })).toThrow(EngineError);
    expect(() => buildEnvoyMaglev({ tableSize: 11, hosts, localityWeights: [1, 1] })).toThrow('backends[2].locality');
  });

  it('takes a table with fewer slots than hosts: the first in turn have one each, the others none', () => {
    fc.assert(
      fc.property(fc.constantFrom(2, 3, 5, 41), anyKeys, (tableSize, keys) => {
        const counts = countsOf(FLAVOURS.Envoy!(tableSize, keys), keys.length);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(tableSize);
        if (keys.length >= tableSize) expect(counts.filter((count) => count === 1)).toHaveLength(tableSize);
      }),
    );
  });

  it('sends a retry to another slot by flipping the hash with 2^64 − attempt', () => {
    const hash = envoyRequestHash('client-0');
    expect([0, 1, 2].map((attempt) => envoyMaglevSlot(hash, 65_537, attempt))).toEqual([24_972, 40_565, 40_566]);
  });

  it('finds no slot in an empty table', () => {
    expect(envoyMaglevSlot(envoyRequestHash('a'), 0)).toBe(-1);
  });
});

describe('an IPVS destination that is drained to weight 0', () => {
  const servers = (...weights: readonly (readonly [weight: number, lastWeight?: number])[]): IpvsDestination[] =>
    weights.map(([weight, lastWeight], i) => ({ address: `10.0.0.${i + 1}`, port: 80, weight, lastWeight }));
  const tableOf = (destinations: readonly IpvsDestination[]) =>
    buildIpvsMaglev({ tabIndex: 12, tableSize: 4093, destinations }).table;
  const clients = Array.from({ length: 3000 }, (_, i) => address(i + 1));

  it('keeps the slots that its last weight gave it', () => {
    expect([...tableOf(servers([1], [0, 1], [1]))]).toEqual([...tableOf(servers([1], [1], [1]))]);
    expect([...tableOf(servers([4], [0, 2], [6]))]).toEqual([...tableOf(servers([4], [2], [6]))]);
  });

  it('has none if it was added at 0', () => {
    expect(tableOf(servers([1], [0], [1])).includes(1)).toBe(false);
  });

  it('serves nobody, with mh-fallback or without, and with it nobody else loses their own', () => {
    const drained = servers([1], [0, 1], [1]);
    const table = tableOf(drained);
    for (const client of clients.slice(0, 300)) {
      const { slot } = ipvsLookup(client, 0, table.length);
      const owner = table[slot]!;
      const [bare, fallback] = [false, true].map((flag) =>
        ipvsSelect(table, client, 0, ipvsUnavailable(drained), flag),
      );
      expect(bare).toBe(owner === 1 ? undefined : owner);
      if (owner === 1) expect([0, 2]).toContain(fallback);
      else expect(fallback).toBe(owner);
    }
  });

  it('refuses a last weight of 0, and one that is not the weight of a destination in use', () => {
    expect(() => tableOf(servers([1], [0, 0]))).toThrow('backends[1].lastWeight:');
    expect(() => tableOf(servers([1], [2, 1]))).toThrow('backends[1].lastWeight:');
  });
});

describe('Katran', () => {
  it('counts a zero weight as 1 after round one', () => {
    const counts = countsOf(FLAVOURS['Katran V1']!(31, [1, 2], [0, 3]), 2);
    expect(counts).toEqual([14, 17]);
  });

  it('gives a zero weight nothing in V2', () => {
    expect(countsOf(FLAVOURS['Katran V2']!(31, [1, 2], [0, 3]), 2)).toEqual([0, 31]);
  });
});

describe('the core', () => {
  const permutations: Permutations = { tableSize: 7, offsets: Uint32Array.of(3, 0, 3), skips: Uint32Array.of(4, 2, 1) };

  it('walks every slot once with every skip of a prime table', () => {
    fc.assert(
      fc.property(fc.constantFrom(7, 251, 1021), fc.nat(), fc.nat(), (size, offset, skip) => {
        expect(new Set(permutation(offset % size, 1 + (skip % (size - 1)), size)).size).toBe(size);
      }),
    );
  });

  it('can tell each turn: who, which slots were taken, which one it got', () => {
    const steps = recordFill(permutations);
    expect(steps.slice(0, 3)).toEqual([
      { backend: 0, taken: [], slot: 3 },
      { backend: 1, taken: [], slot: 0 },
      { backend: 2, taken: [3], slot: 4 },
    ]);
    const table = fill(permutations);
    expect(steps.map(({ slot, backend }) => table[slot] === backend)).toEqual(new Array(7).fill(true));
  });

  it('knows primes', () => {
    const primesBelow60 = Array.from({ length: 60 }, (_, n) => n).filter(isPrime);
    expect(primesBelow60).toEqual([2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]);
    expect([65_537, 655_373, 65_536, 65_535].map(isPrime)).toEqual([true, true, false, false]);
  });

  it('takes tables of up to 2^24 slots', () => {
    expect(() => requireTableSize('tableSize', 16_777_213, 1)).not.toThrow();
    expect(() => requireTableSize('tableSize', 16_777_259, 1)).toThrow('tableSize:');
  });

  it("fills the paper's table for a single backend, and refuses none", () => {
    expect([...buildPaperMaglev(7, [[3, 4]]).table]).toEqual(new Array(7).fill(0));
    expect(() => buildPaperMaglev(7, [])).toThrow('offsetSkip:');
  });

  it('refuses offsets and skips outside the table', () => {
    for (const pair of [
      [7, 1],
      [-1, 1],
      [0, 0],
      [0, 7],
    ] as const) {
      expect(() => buildPaperMaglev(7, [pair]), String(pair)).toThrow(EngineError);
    }
  });

  it('compares only tables of one size', () => {
    expect(() => disruption(new Int32Array(7), new Int32Array(11), new Set())).toThrow(EngineError);
  });
});

it('IPVS shifts weights so that turns in a row have at most half the bits of the table index, rounded down', () => {
  const destinations = [100, 1].map((weight, port) => ({ address: '10.0.0.1', port, weight }));
  const { rshift, permutation } = buildIpvsMaglev({ tabIndex: 9, tableSize: 509, destinations });
  expect([rshift, ...permutation.map(({ turns }) => turns)]).toEqual([3, 12, 1]);
});
