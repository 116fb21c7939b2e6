import { expect, it } from 'vitest';
import { u64 } from '../hash/u64';
import { buildEnvoyRing, selectFromRing } from '../maglev/ring';
import { HostSet } from './hostSet';

const setOf = (weights: readonly number[]) =>
  new HostSet(weights.map((weight, n) => ({ index: 10 + n, key: `host-${n}`, weight })));

const setOfTwo = setOf([1, 1]);

it('adds weights up, and says whether they are equal', () => {
  expect(setOf([2, 3, 5])).toMatchObject({ size: 3, totalWeight: 10, isEven: false });
  expect(setOf([2, 2])).toMatchObject({ size: 2, totalWeight: 4, isEven: true });
});

it('finds a host by its index', () => {
  const set = setOf([1, 1]);
  expect([10, 11, 12].map((index) => set.positionOf(index))).toEqual([0, 1, undefined]);
});

it.each([
  [
    [1, 2, 3, 1],
    [0, 1, 1, 2, 2, 2, 3],
  ],
  [
    [2, 2, 2],
    [0, 0, 1, 1, 2, 2],
  ],
])('gives each host of the weights %j so many rolls', (weights, expected) => {
  const set = setOf(weights);
  expect(expected.map((_, roll) => set.byWeight(roll))).toEqual(expected);
});

it('has the tables of Envoy: a Maglev table of 65,537 slots, a ring of at least 1,024 points', () => {
  const set = setOf([1, 1, 1]);
  const hosts = (table: 'ring-hash' | 'maglev-hash') =>
    Array.from({ length: 600 }, (_, n) => set.byHash(table, u64((BigInt(n) * 0x9e3779b97f4a7c15n) % 2n ** 64n), 0));
  for (const table of ['ring-hash', 'maglev-hash'] as const) {
    const picks = hosts(table);
    for (const host of [0, 1, 2]) expect(picks.filter((pick) => pick === host).length).toBeGreaterThan(150);
  }
});

it('two hosts share a ring of exactly Envoy’s 1,024 points', () => {
  const hosts = [0, 1].map((n) => ({ hashKey: `host-${n}`, weight: 1 }));
  const ring = buildEnvoyRing({ minRingSize: 1024, maxRingSize: 1024, hosts });
  for (let n = 0; n < 20_000; n++) {
    const hash = u64((BigInt(n) * 0x9e3779b97f4a7c15n) % 2n ** 64n);
    expect(setOfTwo.byHash('ring-hash', hash, 0)).toBe(selectFromRing(ring, hash, 0));
  }
});
