import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { u64 } from '../hash/u64';
import { overload, withBoundedLoad } from './boundedHash';
import { EdfScheduler } from './edf';
import { grpcWeight, StaticStrideScheduler } from './grpcWeighted';
import { IndexedHeap } from './indexedHeap';
import { boundedLoadSlots, LeastConn, leastConnKey } from './leastConn';
import { leastOfAll, leastOfChoices } from './leastRequest';
import { mersenneTwister } from './mersenneTwister';
import { PeakEwma, secondOfTwo } from './peakEwma';
import { slowStartFactor } from './slowStart';
import { SmoothWeightedRoundRobin } from './smoothWeighted';

const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 });
const take = (picks: number, pick: (i: number) => number) => Array.from({ length: picks }, (_, i) => pick(i));
const countsOf = (picks: readonly number[], hosts: number) =>
  Array.from({ length: hosts }, (_, host) => picks.filter((pick) => pick === host).length);
const loadsOf = (active: readonly number[]) => ({ hosts: active.length, activeAt: (i: number) => active[i]! });
const sumOf = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

describe('weights 5, 1, 1 come in an order of their own at each', () => {
  it('nginx: A A B A C A A; Envoy: A A A A B C A', () => {
    const given = [5, 1, 1];
    const nginx = new SmoothWeightedRoundRobin(given);
    const envoy = new EdfScheduler(given);
    expect(take(7, () => nginx.pick())).toEqual([0, 0, 1, 0, 2, 0, 0]);
    expect(take(7, () => envoy.pick((i) => given[i]!))).toEqual([0, 0, 0, 0, 1, 2, 0]);
  });

  it('but in the same shares: over whole cycles each host has turns by its weight', () => {
    fc.assert(
      fc.property(weights, (given) => {
        const cycle = sumOf(given);
        const nginx = new SmoothWeightedRoundRobin(given);
        expect(
          countsOf(
            take(2 * cycle, () => nginx.pick()),
            given.length,
          ),
        ).toEqual(given.map((w) => 2 * w));
        const envoy = new EdfScheduler(given);
        const counts = countsOf(
          take(2 * cycle, () => envoy.pick((i) => given[i]!)),
          given.length,
        );
        // deadlines are sums of rounded doubles: at the end of a cycle two neighbours may have changed places
        for (const [i, count] of counts.entries()) expect(Math.abs(count - 2 * given[i]!)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a queue of positions', () => {
  it('is in order of keys, equal ones in the order of setting', () => {
    const change = fc.tuple(fc.nat(9), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 10, maxLength: 10 }), fc.array(change), (keys, changes) => {
        const heap = new IndexedHeap(keys);
        const line = keys.map((key, position) => ({ key, position, stamp: position }));
        for (const [i, [position, key]] of changes.entries()) {
          heap.set(position, key);
          line[position] = { key, position, stamp: 10 + i };
          const first = [...line].sort((a, b) => a.key - b.key || a.stamp - b.stamp)[0]!;
          expect([heap.first, heap.keyOf(position)]).toEqual([first.position, key]);
        }
      }),
    );
  });

  it('may be empty', () => expect(new IndexedHeap([]).first).toBe(-1));
});

describe('least request', () => {
  it('two choices take the busier of two hosts in a quarter of all draws: both must hit it', () => {
    const draws = [0, 1, 2, 3].map((pair) => leastOfChoices(loadsOf([1, 0]), 2, (k) => (k === 0 ? pair >> 1 : pair)));
    expect(countsOf(draws, 2)).toEqual([1, 3]);
  });

  it('a full scan gives equals equal chances', () => {
    let seed = 1;
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return seed >>> 8;
    };
    const counts = countsOf(
      take(30_000, () => leastOfAll(loadsOf([2, 1, 1, 5, 1]), random)),
      5,
    );
    expect([counts[0], counts[3]]).toEqual([0, 0]);
    for (const host of [1, 2, 4]) expect(Math.abs(counts[host]! - 10_000)).toBeLessThan(300);
  });

  it('tells what it compared', () => {
    const seen: [number, number][] = [];
    leastOfChoices(
      loadsOf([3, 4, 5]),
      2,
      (k) => k + 1,
      (position, score) => seen.push([position, score]),
    );
    expect(seen).toEqual([
      [1, 4],
      [2, 5],
    ]);
  });
});

describe('leastconn', () => {
  it('prefers an idle server to a busy one of any weight', () => {
    const balancer = new LeastConn([256, 1]);
    balancer.serves(0, 1);
    expect([balancer.pick(), leastConnKey(0, 1), leastConnKey(1, 256)]).toEqual([1, 0, 2]);
  });

  it('puts a new list in order by the load that its servers have', () => {
    expect(new LeastConn([1, 1, 1], [2, 0, 1]).pick()).toBe(1);
  });

  it('bounded load leaves room for one more request, and no server without a slot', () => {
    fc.assert(
      fc.property(weights, fc.nat(500), fc.integer({ min: 100, max: 300 }), (given, served, factor) => {
        const slots = boundedLoadSlots(given, served, factor);
        expect(sumOf(slots)).toBeGreaterThan(served);
        expect(Math.min(...slots)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('peak EWMA', () => {
  it('believes a peak at once and its end slowly: one quick call hardly moves it', () => {
    const estimate = new PeakEwma(1, { decayMs: 10_000, defaultRttMs: 30 });
    estimate.observe(0, 100, 1000);
    expect(estimate.cost(0, 0, 1000)).toBe(100);
    estimate.observe(0, 10, 2000);
    expect(estimate.cost(0, 0, 2000)).toBeCloseTo(100 * Math.exp(-0.1) + 10 * (1 - Math.exp(-0.1)), 9);
  });

  it('draws pairs of different hosts, each as likely', () => {
    const pairs = take(12, (i) => 10 * (i % 4) + secondOfTwo(i % 4, Math.floor(i / 4), 4));
    expect(new Set(pairs).size).toBe(12);
    for (const pair of pairs) expect(pair % 10).not.toBe(Math.floor(pair / 10));
  });
});

describe('gRPC weighted round robin', () => {
  it('gives turns in proportion to weights, in every stretch of 65,535 generations exactly', () => {
    const scheduler = new StaticStrideScheduler([100, 50, 25]);
    let turn = 0;
    const counts = [0, 0, 0];
    for (;;) {
      const position = scheduler.pick(() => turn++);
      if (turn > 3 * 65_535) break;
      counts[position]!++;
    }
    expect(counts).toEqual([65_535, 32_768, 16_384]);
  });

  it('a host that is not known gets the mean; with fewer than two known, or all alike, plain turns', () => {
    expect(new StaticStrideScheduler([30, 0, 10]).weightOf(1)).toBe(Math.round((65_535 * 40) / (30 * 2)));
    for (const given of [[0, 0, 0], [5, 0, 0], [7, 7, 7], [7]]) {
      let turn = 0;
      const scheduler = new StaticStrideScheduler(given);
      expect(take(4, () => scheduler.pick(() => turn++))).toEqual([0, 1, 2, 3].map((i) => i % given.length));
    }
  });

  it('knows no weight of a host that has answered nothing', () => {
    expect(grpcWeight({ qps: 0, eps: 0, utilization: 0.5 })).toBe(0);
  });
});

describe('slow start', () => {
  it('ends with its window, and counts whole milliseconds from the first on', () => {
    const policy = { windowMs: 1000, aggression: 1, minWeightPercent: 10 };
    expect([0, 99.9, 500.7, 999.9, 1000].map((ms) => slowStartFactor(ms, policy))).toEqual([0.1, 0.1, 0.5, 0.999, 1]);
  });
});

describe('bounded load on a hash, as Envoy has it', () => {
  const shares = [0.25, 0.25, 0.25, 0.25];
  const load = (active: readonly number[], factorPercent = 125) => ({
    ...loadsOf(active),
    shares,
    overall: sumOf(active),
    factorPercent,
  });

  it('MT19937 answers as the standard says: the 10,000th number of seed 5489 is 4123659995', () => {
    const next = mersenneTwister(5489);
    expect(take(10_000, next).at(-1)).toBe(4_123_659_995);
  });

  it('takes the host that the hash names while it has room, else the same other host for the same hash', () => {
    const full = load([9, 1, 1, 1]);
    expect(withBoundedLoad(0, u64(7n), load([3, 3, 3, 3]))).toBe(0);
    expect(overload(full, 0)).toBe(9 / 5);
    const spilt = withBoundedLoad(0, u64(7n), full);
    expect(spilt).not.toBe(0);
    expect(withBoundedLoad(0, u64(7n), full)).toBe(spilt);
    const targets = take(40, (i) => withBoundedLoad(0, u64(BigInt(i)), full));
    expect(countsOf(targets, 4).map((count) => count > 4)).toEqual([false, true, true, true]);
  });

  it('never takes a host over its bound while another has room', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 4, maxLength: 4 }), fc.nat(3), fc.nat(), (active, named, hash) => {
        const given = load(active);
        const seen: number[] = [];
        const pick = withBoundedLoad(named, u64(BigInt(hash)), given, (position) => seen.push(position));
        const fullness = active.map((_, i) => overload(given, i));
        expect(fullness[pick]! <= 1 || fullness[pick] === Math.min(...fullness)).toBe(true);
        expect([seen[0], seen.includes(pick), new Set(seen).size]).toEqual([named, true, seen.length]);
      }),
    );
  });
});

describe('bad input', () => {
  it.each([
    ['weights', () => new EdfScheduler([])],
    ['weights[1]', () => new EdfScheduler([1, 0])],
    ['picksMade', () => new EdfScheduler([1], -1)],
    ['weights[0]', () => new SmoothWeightedRoundRobin([1.5])],
    ['maxFails', () => new SmoothWeightedRoundRobin([1], -1)],
    ['hosts', () => leastOfAll(loadsOf([]), () => 0)],
    ['choices', () => leastOfChoices(loadsOf([1]), 0, () => 0)],
    ['weights[0]', () => new LeastConn([257])],
    ['factorPercent', () => boundedLoadSlots([1], 1, 99)],
    ['decayMs', () => new PeakEwma(1, { decayMs: 0, defaultRttMs: 1 })],
    ['windowMs', () => slowStartFactor(1, { windowMs: 0, aggression: 1, minWeightPercent: 10 })],
    ['aggression', () => slowStartFactor(1, { windowMs: 10, aggression: 0, minWeightPercent: 10 })],
    ['utilization', () => grpcWeight({ qps: 1, eps: 0, utilization: -1 })],
    ['weights[0]', () => new StaticStrideScheduler([-1])],
    ['named', () => withBoundedLoad(1, u64(1n), { ...loadsOf([0]), shares: [1], overall: 0, factorPercent: 125 })],
  ])('is refused by the name of the field: %s', (field, call) => {
    const thrown = (() => {
      try {
        call();
        return undefined;
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(EngineError);
    expect((thrown as EngineError).field).toBe(field);
  });
});
