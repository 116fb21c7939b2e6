import { describe, expect, it } from 'vitest';
import { mix32 } from '../hash/murmur3';
import { u64 } from '../hash/u64';
import { type BalancePolicy, createBalancer, NOTED, type PickNotes } from './balancer';
import { HostMemory } from './hostMemory';
import { HostSet } from './hostSet';
import { BALANCE_KINDS, type BalanceKind, balanceRule } from './kinds';

const policyOf = (kind: BalanceKind, more: Partial<BalancePolicy> = {}): BalancePolicy => ({
  kind,
  choices: 2,
  activeRequestBias: 1,
  decayMs: 10_000,
  boundPercent: null,
  slowStart: null,
  ...more,
});
const setOf = (weights: readonly number[]) =>
  new HostSet(weights.map((weight, index) => ({ index, key: `host-${index}`, weight })));

/** One LB over hosts of these weights. `draws` are its random integers. */
function lb(
  policy: BalancePolicy,
  weights: readonly number[],
  { nowMs = 0, seed = 0, memory = new HostMemory(weights.length) } = {},
) {
  const balancer = createBalancer({ policy, set: setOf(weights), memory, name: 'all', seed }, nowMs);
  const ask = (atMs: number, draws: readonly number[] = [], hash = 7n, attempt = 0) => ({
    nowMs: atMs,
    hash: u64(hash),
    attempt,
    draw: (k: number) => draws[k]!,
  });
  const pick = (atMs = nowMs, draws: readonly number[] = [], hash = 7n, attempt = 0) =>
    balancer.pick(ask(atMs, draws, hash, attempt), null);
  const noted = (atMs = nowMs, draws: readonly number[] = []) => {
    const seen: [number, number][] = [];
    const notes: PickNotes = { turn: -1, consider: (position, score) => seen.push([position, score]) };
    const position = balancer.pick(ask(atMs, draws), notes);
    return { position, turn: notes.turn, seen };
  };
  const take = (picks: number, atMs = nowMs) => Array.from({ length: picks }, () => pick(atMs));
  return { balancer, memory, pick, noted, take };
}

const slowStart = { windowMs: 1000, aggression: 1, minWeightPercent: 10 };

describe('Envoy', () => {
  it('takes turns where weights are equal and a schedule where they are not', () => {
    expect(lb(policyOf('round-robin'), [3, 3]).balancer.rule).toBe('turn');
    expect(lb(policyOf('round-robin'), [3, 1]).balancer.rule).toBe('edf');
    expect(lb(policyOf('least-request'), [3, 3]).balancer.rule).toBe('least-request');
    expect(lb(policyOf('full-scan'), [3, 1]).balancer.rule).toBe('edf');
  });

  it('keeps a schedule for as long as some host is in slow start', () => {
    const memory = new HostMemory(2);
    memory.entered(1, 500);
    const ruleAt = (nowMs: number) =>
      lb(policyOf('round-robin', { slowStart }), [1, 1], { nowMs, memory }).balancer.rule;
    expect([ruleAt(1499), ruleAt(1500)]).toEqual(['edf', 'turn']);
    expect(lb(policyOf('round-robin'), [1, 1], { nowMs: 600, memory }).balancer.rule).toBe('turn');
  });

  it('begins its turns at a number of its own, and goes on with them when the set is made anew', () => {
    const first = lb(policyOf('round-robin'), [1, 1, 1], { seed: 4 });
    expect(first.noted()).toEqual({ position: 1, turn: 4, seen: [] });
    expect(first.take(3)).toEqual([2, 0, 1]);
    const second = lb(policyOf('round-robin'), [1, 1, 1], { seed: 4, memory: first.memory });
    expect(second.noted()).toMatchObject({ position: 2, turn: 8 });
  });

  it('tells of the schedule which hosts fall due next, and in how many turns', () => {
    const { noted } = lb(policyOf('round-robin'), [4, 1]);
    const { position, turn, seen } = noted();
    expect([position, turn]).toEqual([0, -1]);
    expect(seen.map(([host]) => host)).toEqual([0, 1]);
    expect(seen[0]![1]).toBeCloseTo(0.25, 9);
    expect(seen[1]![1]).toBeCloseTo(1, 9);
    const many = lb(policyOf('round-robin'), [2, ...Array(20).fill(1)]);
    expect(many.noted().seen).toHaveLength(NOTED);
  });

  it('gives a host in slow start turns by its part of the weight, which grows from pick to pick', () => {
    const memory = new HostMemory(2);
    memory.entered(1, 0);
    const { take } = lb(policyOf('round-robin', { slowStart }), [1, 1], { memory });
    const share = (picks: readonly number[]) => picks.reduce((sum, pick) => sum + pick, 0) / picks.length;
    expect(share(take(110, 100))).toBeCloseTo(1 / 11, 1);
    expect(share(take(200, 1000))).toBeCloseTo(1 / 2, 1);
  });

  it('puts a busy host later in its schedule only where load counts', () => {
    const memory = new HostMemory(2);
    for (let n = 0; n < 3; n++) memory.begun(0);
    const counts = (kind: BalanceKind) => {
      const picks = lb(policyOf(kind), [2, 1], { memory }).take(60);
      return picks.filter((pick) => pick === 0).length;
    };
    expect(counts('round-robin')).toBe(40);
    expect(counts('least-request')).toBeCloseTo(20, -1); // a weight of 2 / (3 + 1) beside 1
  });

  it('compares as many as it has choices, or all', () => {
    const memory = new HostMemory(3);
    memory.begun(0);
    const choices = lb(policyOf('least-request', { choices: 3 }), [1, 1, 1], { memory });
    expect(choices.noted(0, [0, 2, 1])).toEqual({
      position: 2,
      turn: -1,
      seen: [
        [0, 1],
        [2, 0],
        [1, 0],
      ],
    });
    const all = lb(policyOf('full-scan'), [1, 1, 1], { memory });
    expect(all.noted(0, [2, 3])).toEqual({
      position: 2,
      turn: -1,
      seen: [
        [0, 1],
        [1, 0],
        [2, 0],
      ],
    });
  });
});

describe('nginx', () => {
  it('hears of failed answers, and lets a host in slow start gain less', () => {
    const ill = lb(policyOf('smooth-wrr'), [1, 1]);
    ill.balancer.failed!(0);
    expect(ill.take(2)).toEqual([1, 0]);
    const memory = new HostMemory(2);
    memory.entered(0, 0);
    expect(lb(policyOf('smooth-wrr', { slowStart }), [1, 1], { memory }).take(4, 100)).toEqual([1, 1, 1, 1]);
    expect(lb(policyOf('smooth-wrr'), [1, 1], { memory }).take(4, 100)).toEqual([0, 1, 0, 1]);
  });
});

describe('random choice', () => {
  it.each([
    [
      [1, 1, 1],
      [0, 1, 2, 0],
    ],
    [
      [1, 2, 1],
      [0, 1, 1, 2, 0],
    ],
  ])('draws by the weights %j', (weights, expected) => {
    const { pick } = lb(policyOf('random'), weights);
    expect(expected.map((_, roll) => pick(0, [roll]))).toEqual(expected);
  });

  it('tells what it rolled', () => {
    expect(lb(policyOf('random'), [1, 2, 1]).noted(0, [6])).toEqual({ position: 1, turn: -1, seen: [[1, 2]] });
  });
});

describe('leastconn', () => {
  it('knows the load from before, and each change of it', () => {
    const memory = new HostMemory(2);
    memory.begun(0);
    const { balancer, noted } = lb(policyOf('leastconn'), [1, 1], { memory });
    expect(noted()).toEqual({
      position: 1,
      turn: -1,
      seen: [
        [0, 512],
        [1, 0],
      ],
    });
    memory.begun(1);
    memory.begun(1);
    balancer.loadChanged!(1);
    expect(noted().position).toBe(0);
  });

  it('counts a request for more at a server in slow start', () => {
    const memory = new HostMemory(2);
    memory.entered(0, 0);
    const { balancer, pick } = lb(policyOf('leastconn', { slowStart }), [1, 1], { memory });
    pick(500);
    for (const host of [0, 1, 1]) memory.begun(host);
    for (const host of [0, 1]) balancer.loadChanged!(host);
    expect(pick(500)).toBe(1); // two requests at half the weight weigh more than three at the whole
  });
});

describe('peak EWMA', () => {
  it('takes the cheaper of two by latency and requests in hand, the first of equals', () => {
    const { memory, pick, noted } = lb(policyOf('peak-ewma'), [1, 1]);
    expect(noted(0, [1, 0])).toEqual({
      position: 1,
      turn: -1,
      seen: [
        [1, 30],
        [0, 30],
      ],
    });
    memory.begun(1);
    expect(noted(0, [1, 0])).toEqual({
      position: 0,
      turn: -1,
      seen: [
        [1, 60],
        [0, 30],
      ],
    });
    memory.latencies(10_000).observe(0, 100, 0);
    expect(pick(0, [1, 0])).toBe(1);
  });

  it('has no choice where there is one host', () => expect(lb(policyOf('peak-ewma'), [1]).noted().position).toBe(0));
});

describe('gRPC', () => {
  const heard = (rates: readonly number[], atMs: number, memory: HostMemory) => {
    for (const [index, qps] of rates.entries()) memory.heard(index, { qps, eps: 0, utilization: 0.5 }, atMs);
  };

  it('takes plain turns until weights are known, then reads them once a second', () => {
    const { memory, noted, take } = lb(policyOf('grpc-wrr'), [1, 1], { seed: 10 });
    heard([100, 50], 0, memory);
    expect(noted(9000)).toEqual({
      position: 0,
      turn: 10,
      seen: [
        [0, 0],
        [1, 0],
      ],
    });
    expect(noted(9999).seen[0]).toEqual([0, 0]);
    expect(noted(10_000).seen).toEqual([
      [0, 65_535],
      [1, 32_768],
    ]);
    expect(take(300, 10_500).filter((host) => host === 0)).toHaveLength(200);
    heard([50, 100], 10_500, memory);
    expect(noted(10_999).seen[0]).toEqual([0, 65_535]);
    expect(noted(11_000).seen).toEqual([
      [0, 32_768],
      [1, 65_535],
    ]);
  });
});

describe('a hash', () => {
  it.each(['ring-hash', 'maglev-hash'] as const)(
    'names a host by %s, another at the next attempt, and tells it',
    (kind) => {
      const { pick, noted } = lb(policyOf(kind), Array(8).fill(1));
      expect(pick()).toBe(pick());
      expect(noted()).toEqual({ position: pick(), turn: -1, seen: [[pick(), 0]] });
      expect(new Set(Array.from({ length: 8 }, (_, attempt) => pick(0, [], 7n, attempt))).size).toBeGreaterThan(1);
    },
  );

  it('spills over where the host that it names is too full', () => {
    const { memory, pick } = lb(policyOf('ring-hash', { boundPercent: 125 }), [1, 1, 2]);
    const named = pick();
    for (let n = 0; n < 9; n++) memory.begun(named);
    expect(pick()).not.toBe(named);
  });

  it('gives a host room by its weight', () => {
    const memory = new HostMemory(2);
    for (let n = 0; n < 30; n++) memory.begun(1);
    for (let n = 0; n < 10; n++) memory.begun(0);
    const { pick } = lb(policyOf('maglev-hash', { boundPercent: 100 }), [1, 3], { memory });
    const picks = Array.from({ length: 40 }, (_, hash) =>
      pick(0, [], (BigInt(hash) * 0x9e3779b97f4a7c15n) % 2n ** 64n),
    );
    expect(new Set(picks)).toEqual(new Set([0, 1])); // 41 slots in all: 11 and 31
  });
});

describe('what is said of a kind is so', () => {
  /** The hosts of calls that never end, the second host new, each client with a hash and draws of its own. */
  const picksOf = (policy: BalancePolicy, weights: readonly number[]) => {
    const memory = new HostMemory(weights.length);
    memory.entered(1, 0);
    const { balancer, pick } = lb(policy, weights, { memory });
    return Array.from({ length: 100 }, (_, call) => {
      const host = pick(call, [mix32(call), mix32(~call)], BigInt(mix32(call)) << 32n);
      memory.begun(host);
      balancer.loadChanged?.(host);
      return host;
    });
  };

  it.each(BALANCE_KINDS)('%s goes by slow start, and by weights, or not', (kind) => {
    const usual = picksOf(policyOf(kind), [1, 1, 1]);
    const slowed = picksOf(policyOf(kind, { slowStart }), [1, 1, 1]);
    const weighted = picksOf(policyOf(kind), [1, 4, 1]);
    const { slowStarts, weighs } = balanceRule(kind);
    const share = (picks: readonly number[]) => picks.filter((host) => host === 1).length;
    expect(share(slowed) < share(usual)).toBe(slowStarts);
    expect(share(weighted) > share(usual)).toBe(weighs);
  });
});
