import {
  type Ask,
  type BalancePolicy,
  type Balancer,
  createBalancer,
  NOTED,
  type PickNotes,
  type PickRule,
} from '../balance/balancer';
import type { LoadReport } from '../balance/grpcWeighted';
import { HostMemory } from '../balance/hostMemory';
import type { HostSet } from '../balance/hostSet';
import { balanceRule } from '../balance/kinds';
import { SLOW_START_DEFAULTS } from '../balance/slowStart';
import { formatIpv4 } from '../ecmp/flow';
import { envoyRequestHash } from '../maglev/envoy';
import { stream, uint32 } from '../random';
import type { Scenario } from '../scenario/schema';
import type { LbBox } from './boxes';
import type { Call } from './calls';
import type { Flow } from './flow';
import type { Pool } from './rotation';
import type { Considered } from './run';
import type { Traffic } from './traffic';

/** By backend: whether it is in the LB's list, and whether the LB sends to it, which has not ejected it. */
export interface KnownHosts {
  readonly listed: readonly boolean[];
  readonly usable: readonly boolean[];
}

const added = (before: readonly boolean[], after: readonly boolean[]): number[] =>
  after.flatMap((isIn, backend) => (isIn && !before[backend] ? [backend] : []));

/** How one L7 LB picks among the backends that stand to choose, and what it has learnt of them. It dies with the LB. */
export class Balancing {
  private readonly policy: BalancePolicy;
  private readonly seed: number;
  private readonly hears: ReturnType<typeof balanceRule>['hears'];
  /** Whether a balancer of its kind wants to hear of each call. */
  private listens = false;
  private memory: HostMemory;
  private readonly balancers = new Map<string, { readonly set: HostSet; readonly balancer: Balancer }>();
  private known: KnownHosts | null = null;
  private epoch = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly box: LbBox,
    lb: number,
  ) {
    const { balance, slowStart } = scenario.policies;
    this.policy = { ...balance, slowStart: slowStart && { ...SLOW_START_DEFAULTS, ...slowStart } };
    this.hears = balanceRule(balance.kind).hears;
    this.seed = uint32(stream(scenario.seed, 'balance'), lb, 0);
    this.memory = new HostMemory(scenario.topology.backends.length);
  }

  /**
   * The backends that the LB sends to have changed, or something else that its view is made from. Slow start is for those
   * that come into the list: one whose ejection is over passed no check (Envoy: `setLastHcPassTime`). But a gRPC client
   * is connected to it anew.
   */
  learn(known: KnownHosts, tMs: number): void {
    const before = this.known;
    this.known = known;
    if (!before) return;
    for (const backend of added(before.listed, known.listed)) this.memory.entered(backend, tMs);
    for (const backend of added(before.usable, known.usable)) this.memory.connected(backend);
    if (known.usable.some((isIn, backend) => isIn !== before.usable[backend])) this.balancers.clear();
  }

  /** The backend for a request, as an index of the topology; −1 where nobody stands to choose. */
  pick(pool: Pool, ask: Ask, notes: FlowNotes | null): number {
    if (pool.set.size === 0) return -1;
    const balancer = this.balancerOf(pool, ask.nowMs);
    if (notes) notes.by = balancer.rule;
    return pool.set.hosts[balancer.pick(ask, notes)]!.index;
  }

  /** A call of the LB begins. */
  begun({ backend, root }: Call): void {
    this.forgetIfRestarted();
    if (backend < 0 || root.lbEpoch !== this.epoch) return;
    this.memory.begun(backend);
    if (this.listens) this.tell(backend, true);
  }

  /** It is over: with an answer or an error, or given up. */
  ended({ backend, root, startedMs }: Call, isOk: boolean, tMs: number): void {
    this.forgetIfRestarted();
    if (backend < 0 || root.lbEpoch !== this.epoch) return;
    const { memory, policy } = this;
    memory.ended(backend);
    if (this.hears === 'latencies') memory.latencies(policy.decayMs).observe(backend, tMs - startedMs, tMs);
    if (this.listens) this.tell(backend, isOk);
  }

  /** What a backend says of itself with an answer. */
  heard({ backend, root }: Call, report: LoadReport, tMs: number): void {
    this.forgetIfRestarted();
    if (root.lbEpoch === this.epoch) this.memory.heard(backend, report, tMs);
  }

  /** Pools are made anew with every view; a balancer goes on as long as its hosts are the same. */
  private balancerOf({ name, set }: Pool, nowMs: number): Balancer {
    this.forgetIfRestarted();
    const known = this.balancers.get(name);
    if (known?.set === set) return known.balancer;
    const isSame =
      known?.set.size === set.size && set.hosts.every(({ index }, i) => index === known.set.hosts[i]!.index);
    const { policy, memory, seed } = this;
    const balancer = isSame ? known.balancer : createBalancer({ policy, set, memory, name, seed }, nowMs);
    this.balancers.set(name, { set, balancer });
    this.listens ||= Boolean(balancer.loadChanged ?? balancer.failed);
    return balancer;
  }

  private forgetIfRestarted(): void {
    if (this.epoch === this.box.epoch) return;
    this.epoch = this.box.epoch;
    this.memory = new HostMemory(this.scenario.topology.backends.length);
    this.balancers.clear();
  }

  private tell(backend: number, isOk: boolean): void {
    for (const { set, balancer } of this.balancers.values()) {
      const position = set.positionOf(backend);
      if (position === undefined) continue;
      balancer.loadChanged?.(position);
      if (!isOk) balancer.failed?.(position);
    }
  }
}

/** What balancers ask of a request, one after another. */
export class FlowAsk implements Ask {
  nowMs = 0;
  attempt = 0;
  private flow!: Flow;
  private drawId = 0;

  constructor(private readonly traffic: Traffic) {}

  about(flow: Flow, drawId: number, attempt: number, nowMs: number): this {
    this.flow = flow;
    this.drawId = drawId;
    this.attempt = attempt;
    this.nowMs = nowMs;
    return this;
  }

  /** Of the client's address as text, as Envoy hashes a source address. */
  get hash() {
    this.flow.clientHash ??= envoyRequestHash(formatIpv4(this.flow.tuple.srcAddr));
    return this.flow.clientHash;
  }

  readonly draw = (k: number): number => this.traffic.balanceDraw(this.flow.id, this.drawId, k);
}

/** What a pick of a sampled flow was made from. */
export class FlowNotes implements PickNotes {
  by: PickRule = 'turn';
  turn = -1;
  private readonly positions: number[] = [];
  private readonly scores: number[] = [];

  readonly consider = (position: number, score: number): void => {
    this.positions.push(position);
    this.scores.push(score);
  };

  /** The backends that were compared, in the order of comparing; of many those whose figures are next to the chosen. */
  considered({ set }: Pool, chosen: number): Considered[] {
    const { positions, scores } = this;
    const backendOf = (at: number) => set.hosts[positions[at]!]!.index;
    const score = scores[positions.findIndex((_, at) => backendOf(at) === chosen)];
    const distances = Float64Array.from(scores, (one, at) => (backendOf(at) === chosen ? -1 : Math.abs(one - score!)));
    const farthest = distances.slice().sort()[NOTED - 1] ?? Number.POSITIVE_INFINITY;
    let ties = NOTED - distances.filter((distance) => distance < farthest).length;
    const kept: Considered[] = [];
    for (const [at, distance] of distances.entries()) {
      if (distance < farthest || (distance === farthest && ties-- > 0))
        kept.push({ backend: backendOf(at), score: scores[at]! });
    }
    return kept;
  }
}
