import type { U64 } from '../hash/u64';
import { type BoundedLoad, withBoundedLoad } from './boundedHash';
import { EdfScheduler } from './edf';
import { StaticStrideScheduler, WEIGHT_UPDATE_MS } from './grpcWeighted';
import type { HostMemory } from './hostMemory';
import type { HostSet } from './hostSet';
import type { BalanceKind } from './kinds';
import { LeastConn } from './leastConn';
import { type Consider, type Loads, leastOfAll, leastOfChoices, leastRequestWeight } from './leastRequest';
import { type PeakEwma, secondOfTwo } from './peakEwma';
import { type SlowStart, slowStartFactor } from './slowStart';
import { SmoothWeightedRoundRobin } from './smoothWeighted';

/** The rule of a single pick: Envoy leaves plain turns and sampling for its EDF schedule where weights differ. */
export type PickRule = Exclude<BalanceKind, 'round-robin'> | 'turn' | 'edf';

/** How an LB picks. What a kind has no use for, it leaves alone. */
export interface BalancePolicy {
  readonly kind: BalanceKind;
  readonly choices: number;
  readonly activeRequestBias: number;
  readonly decayMs: number;
  readonly boundPercent: number | null;
  readonly slowStart: SlowStart | null;
}

/** One question to a balancer. */
export interface Ask {
  readonly nowMs: number;
  /** Of what the client is known by. */
  readonly hash: U64;
  /** 0; 1, 2, … when the picks before will not do. */
  readonly attempt: number;
  /** The k-th random integer below 2^32. */
  readonly draw: (k: number) => number;
}

/** Of a long line of hosts only so many are told. */
export const NOTED = 9;

/** What a pick was made from, for whoever wants to know. */
export interface PickNotes {
  /** Which turn it was, where turns are counted; −1: they are not. */
  turn: number;
  readonly consider: Consider;
}

/** Picks hosts of one set, as one LB. */
export interface Balancer {
  readonly rule: PickRule;
  /** Position of a host in the set; which must not be empty. */
  pick(ask: Ask, notes: PickNotes | null): number;
  /** The number of requests under way at a host has changed. */
  loadChanged?(position: number): void;
  /** The answer to a pick was an error. */
  failed?(position: number): void;
}

/** What a balancer stands on. */
interface Ground {
  readonly policy: BalancePolicy;
  readonly set: HostSet;
  readonly memory: HostMemory;
  /** The set's name, under which its turns are counted. */
  readonly name: string;
  /** Where Envoy and gRPC begin: an integer below 2^32 of the LB's own. */
  readonly seed: number;
}

/**
 * A balancer of a kind over hosts that are there from now on. Slow start works as in the real thing: in turns, least
 * request and `leastconn`; not under random choice, hashes, peak EWMA, nor in gRPC, which waits out a blackout instead.
 */
export function createBalancer(ground: Ground, nowMs: number): Balancer {
  const { policy } = ground;
  switch (policy.kind) {
    case 'round-robin':
      return needsSchedule(ground, nowMs) ? new Schedule(ground, nowMs, false) : new Turns(ground);
    case 'least-request':
    case 'full-scan':
      return needsSchedule(ground, nowMs) ? new Schedule(ground, nowMs, true) : new LeastRequest(ground, policy.kind);
    case 'smooth-wrr':
      return new Smooth(ground);
    case 'random':
      return new Random(ground);
    case 'leastconn':
      return new LeastConnections(ground);
    case 'peak-ewma':
      return new CheaperOfTwo(ground);
    case 'grpc-wrr':
      return new Reported(ground);
    case 'ring-hash':
    case 'maglev-hash':
      return new Hashed(ground, policy.kind);
  }
}

/** Envoy leaves plain turns and sampling for its schedule when weights differ, or a host is in slow start. */
function needsSchedule({ set, policy, memory }: Ground, nowMs: number): boolean {
  const isNew = (index: number) => nowMs - memory.inServiceMs[index]! < policy.slowStart!.windowMs;
  return !set.isEven || (policy.slowStart !== null && set.hosts.some(({ index }) => isNew(index)));
}

/** What slow start makes of a host's weight. */
function slowness({ policy: { slowStart }, memory }: Ground, index: number, nowMs: number): number {
  if (slowStart === null) return 1;
  return slowStartFactor(Math.min(slowStart.windowMs, nowMs - memory.inServiceMs[index]!), slowStart);
}

function loadsOf({ set, memory }: Ground): Loads {
  return { hosts: set.size, activeAt: (position) => memory.active[set.hosts[position]!.index]! };
}

/** Counts turns, under the name of the set. */
function takeTurn({ memory, name, seed }: Ground): number {
  const turn = memory.turns.get(name) ?? seed;
  memory.turns.set(name, turn + 1);
  return turn;
}

class Turns implements Balancer {
  readonly rule = 'turn';
  constructor(private readonly ground: Ground) {}

  pick(_: Ask, notes: PickNotes | null): number {
    const turn = takeTurn(this.ground);
    if (notes) notes.turn = turn;
    return turn % this.ground.set.size;
  }
}

class Schedule implements Balancer {
  readonly rule = 'edf';
  private readonly scheduler: EdfScheduler;
  private nowMs: number;

  constructor(
    private readonly ground: Ground,
    nowMs: number,
    private readonly countsLoad: boolean,
  ) {
    this.nowMs = nowMs;
    const weights = ground.set.hosts.map(({ weight, index }) => weight * slowness(ground, index, nowMs));
    this.scheduler = new EdfScheduler(weights, ground.seed);
  }

  pick({ nowMs }: Ask, notes: PickNotes | null): number {
    this.nowMs = nowMs;
    if (notes) for (const i of this.scheduler.front(NOTED)) notes.consider(i, this.scheduler.dueIn(i));
    return this.scheduler.pick(this.weightOf);
  }

  private readonly weightOf = (position: number): number => {
    const { set, memory, policy } = this.ground;
    const { weight, index } = set.hosts[position]!;
    const now = weight * slowness(this.ground, index, this.nowMs);
    return this.countsLoad ? leastRequestWeight(now, memory.active[index]!, policy.activeRequestBias) : now;
  };
}

class LeastRequest implements Balancer {
  private readonly loads: Loads;

  constructor(
    private readonly ground: Ground,
    readonly rule: 'least-request' | 'full-scan',
  ) {
    this.loads = loadsOf(ground);
  }

  pick({ draw }: Ask, notes: PickNotes | null): number {
    if (this.rule === 'full-scan') return leastOfAll(this.loads, draw, notes?.consider);
    return leastOfChoices(this.loads, this.ground.policy.choices, draw, notes?.consider);
  }
}

class Smooth implements Balancer {
  readonly rule = 'smooth-wrr';
  private readonly turns: SmoothWeightedRoundRobin;
  private nowMs = 0;

  constructor(private readonly ground: Ground) {
    this.turns = new SmoothWeightedRoundRobin(ground.set.hosts.map(({ weight }) => weight));
  }

  pick({ nowMs }: Ask, notes: PickNotes | null): number {
    this.nowMs = nowMs;
    return this.turns.pick(this.ground.policy.slowStart ? this.factorOf : undefined, notes?.consider);
  }

  failed(position: number): void {
    this.turns.failed(position);
  }

  private readonly factorOf = (position: number): number =>
    slowness(this.ground, this.ground.set.hosts[position]!.index, this.nowMs);
}

/** By weight, as in nginx and HAProxy (Envoy's `random` leaves weights alone). */
class Random implements Balancer {
  readonly rule = 'random';
  constructor(private readonly ground: Ground) {}

  pick({ draw }: Ask, notes: PickNotes | null): number {
    const { set } = this.ground;
    const roll = draw(0) % set.totalWeight;
    const position = set.byWeight(roll);
    notes?.consider(position, roll);
    return position;
  }
}

class LeastConnections implements Balancer {
  readonly rule = 'leastconn';
  private readonly line: LeastConn;
  private nowMs = 0;

  constructor(private readonly ground: Ground) {
    const { set, memory } = ground;
    this.line = new LeastConn(
      set.hosts.map(({ weight }) => weight),
      set.hosts.map(({ index }) => memory.active[index]!),
    );
  }

  pick({ nowMs }: Ask, notes: PickNotes | null): number {
    this.nowMs = nowMs;
    if (notes) for (const i of this.line.front(NOTED)) notes.consider(i, this.line.keyOf(i));
    return this.line.pick();
  }

  loadChanged(position: number): void {
    const { index, weight } = this.ground.set.hosts[position]!;
    this.line.serves(position, this.ground.memory.active[index]!, weight * slowness(this.ground, index, this.nowMs));
  }
}

class CheaperOfTwo implements Balancer {
  readonly rule = 'peak-ewma';
  private readonly latencies: PeakEwma;

  constructor(private readonly ground: Ground) {
    this.latencies = ground.memory.latencies(ground.policy.decayMs);
  }

  pick({ draw, nowMs }: Ask, notes: PickNotes | null): number {
    const { set } = this.ground;
    if (set.size === 1) return 0;
    const first = draw(0) % set.size;
    const second = secondOfTwo(first, draw(1), set.size);
    const costOfFirst = this.cost(first, nowMs);
    const costOfSecond = this.cost(second, nowMs);
    notes?.consider(first, costOfFirst);
    notes?.consider(second, costOfSecond);
    return costOfFirst <= costOfSecond ? first : second;
  }

  private cost(position: number, nowMs: number): number {
    const { index } = this.ground.set.hosts[position]!;
    return this.latencies.cost(index, this.ground.memory.active[index]!, nowMs);
  }
}

class Reported implements Balancer {
  readonly rule = 'grpc-wrr';
  private scheduler: StaticStrideScheduler | null = null;
  private madeMs = 0;

  constructor(private readonly ground: Ground) {}

  pick({ nowMs }: Ask, notes: PickNotes | null): number {
    const { set, memory } = this.ground;
    if (!this.scheduler || nowMs - this.madeMs >= WEIGHT_UPDATE_MS) {
      this.scheduler = new StaticStrideScheduler(set.hosts.map(({ index }) => memory.reportedWeight(index, nowMs)));
      this.madeMs = nowMs;
    }
    const position = this.scheduler.pick(this.next);
    if (!notes) return position;
    notes.turn = memory.turns.get(this.ground.name)! - 1;
    for (let i = 0; i < set.size; i++) notes.consider(i, this.scheduler.weightOf(i) ?? 0);
    return position;
  }

  private readonly next = (): number => takeTurn(this.ground);
}

class Hashed implements Balancer {
  private readonly load: BoundedLoad | null;

  constructor(
    private readonly ground: Ground,
    readonly rule: 'ring-hash' | 'maglev-hash',
  ) {
    const { set, memory, policy } = ground;
    this.load =
      policy.boundPercent === null
        ? null
        : {
            ...loadsOf(ground),
            shares: set.hosts.map(({ weight }) => weight / set.totalWeight),
            get overall() {
              return memory.overall;
            },
            factorPercent: policy.boundPercent,
          };
  }

  pick({ hash, attempt }: Ask, notes: PickNotes | null): number {
    const named = this.ground.set.byHash(this.rule, hash, attempt);
    if (this.load) return withBoundedLoad(named, hash, this.load, notes?.consider);
    notes?.consider(named, 0);
    return named;
  }
}
