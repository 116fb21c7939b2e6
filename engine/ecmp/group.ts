import { requireInteger } from '../errors';
import { type EcmpAlgorithm, requireAlgorithm } from './algorithms';
import { hashThresholdBounds, selectByThreshold } from './hashThreshold';
import { highestRandomWeightSelector } from './hrw';
import { moduloSelector } from './moduloN';
import {
  createResilientGroup,
  nextUpkeepMs,
  type ResilientConfig,
  type ResilientGroup,
  replaceHops,
  touchBucket,
  upkeep,
} from './resilient';
import { requireWeights } from './weights';

export interface NextHopGroupConfig extends Partial<ResilientConfig> {
  readonly algorithm: EcmpAlgorithm;
  /** One a next hop; all of them are alive at first. */
  readonly weights: readonly number[];
}

/**
 * A router's next hops for one destination. Hops keep the index they have in `weights` for good; a group is a value, and
 * losing or regaining a hop answers with another group. `nowMs` matters to the resilient algorithm only.
 */
export interface NextHopGroup {
  readonly algorithm: EcmpAlgorithm;
  readonly weights: readonly number[];
  readonly dead: ReadonlySet<number>;
  /** Index of the next hop for a 31-bit flow hash, −1 when none lives. */
  select(hash: number): number;
  /** The same for a packet that passes now, which keeps its bucket busy. */
  forward(hash: number, nowMs: number): number;
  /** The group when a hop has died; itself if it is dead already. */
  without(index: number, nowMs?: number): NextHopGroup;
  /** The group when a hop is back; itself if it lives. */
  with(index: number, nowMs?: number): NextHopGroup;
  /** The group after the periodic work: buckets that may move (idle, or too long out of balance) have gone where they are wanted. */
  upkeep(nowMs: number): NextHopGroup;
  /** When the next of it is due; undefined while there is nothing to do. */
  nextUpkeepMs(nowMs: number): number | undefined;
  /** Hop of each bucket, of a resilient group. */
  readonly buckets?: Int32Array;
}

/** Creates a group over all of `weights`; a resilient one has 32 buckets unless told otherwise. */
export function createGroup(config: NextHopGroupConfig): NextHopGroup {
  requireWeights(config.weights);
  requireAlgorithm(config.algorithm);
  if (config.algorithm !== 'resilient') return statelessGroup(config.algorithm, config.weights, new Set());
  const hops = config.weights.map((weight, id) => ({ id, weight }));
  return resilientGroup(config.weights, createResilientGroup(hops, { ...config, buckets: config.buckets ?? 32 }));
}

type Stateless = Exclude<EcmpAlgorithm, 'resilient'>;

const SELECTORS: Readonly<
  Record<Stateless, (weights: readonly number[], dead: ReadonlySet<number>) => (hash: number) => number>
> = {
  'hash-threshold'(weights, dead) {
    const bounds = hashThresholdBounds(weights, dead);
    return (hash) => selectByThreshold(bounds, hash);
  },
  'modulo-n': moduloSelector,
  hrw: highestRandomWeightSelector,
};

function statelessGroup(algorithm: Stateless, weights: readonly number[], dead: ReadonlySet<number>): NextHopGroup {
  const select = SELECTORS[algorithm](weights, dead);
  const change = (index: number, dies: boolean, self: NextHopGroup): NextHopGroup => {
    const changed = changeDead(weights, dead, index, dies);
    return changed === dead ? self : statelessGroup(algorithm, weights, changed);
  };
  return {
    algorithm,
    weights,
    dead,
    select,
    forward: select,
    without(index) {
      return change(index, true, this);
    },
    with(index) {
      return change(index, false, this);
    },
    upkeep() {
      return this;
    },
    nextUpkeepMs: () => undefined,
  };
}

function resilientGroup(weights: readonly number[], state: ResilientGroup): NextHopGroup {
  const alive = new Set(state.hops.map(({ id }) => id));
  const dead = new Set([...weights.keys()].filter((index) => !alive.has(index)));
  const { buckets } = state;
  const change = (index: number, dies: boolean, nowMs: number, self: NextHopGroup): NextHopGroup => {
    const changed = changeDead(weights, dead, index, dies);
    if (changed === dead) return self;
    const hops = weights.map((weight, id) => ({ id, weight })).filter(({ id }) => !changed.has(id));
    return resilientGroup(weights, replaceHops(state, hops, nowMs).group);
  };
  return {
    algorithm: 'resilient',
    weights,
    dead,
    buckets,
    select: (hash) => buckets[hash % buckets.length]!,
    forward(hash, nowMs) {
      touchBucket(state, hash % buckets.length, nowMs);
      return buckets[hash % buckets.length]!;
    },
    without(index, nowMs = 0) {
      return change(index, true, nowMs, this);
    },
    with(index, nowMs = 0) {
      return change(index, false, nowMs, this);
    },
    upkeep(nowMs) {
      return resilientGroup(weights, upkeep(state, nowMs).group);
    },
    nextUpkeepMs: (nowMs) => nextUpkeepMs(state, nowMs),
  };
}

/** The dead hops after one has died or come back; the same set if nothing changes. */
function changeDead(
  weights: readonly number[],
  dead: ReadonlySet<number>,
  index: number,
  dies: boolean,
): ReadonlySet<number> {
  requireInteger('index', index, 0, weights.length - 1);
  if (dead.has(index) === dies) return dead;
  const changed = new Set(dead);
  if (dies) changed.add(index);
  else changed.delete(index);
  return changed;
}
