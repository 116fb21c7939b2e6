import { divideRoundClosest, requireWeights } from './weights';

/** The hash space of Linux multipath: 31 bits. */
const HASH_SPACE = 2 ** 31;
const NO_HOP = -1;

/**
 * The last hash of each next hop's region: round(cumulative live weight · 2^31 / total live weight) − 1. A dead hop has
 * none (−1) and its weight leaves the total.
 * Source: RFC 2992; Linux net/ipv4/fib_semantics.c `fib_rebalance`, net/ipv4/nexthop.c `nh_hthr_group_rebalance`.
 */
export function hashThresholdBounds(weights: readonly number[], dead: ReadonlySet<number> = new Set()): number[] {
  requireWeights(weights);
  const total = weights.reduce((sum, weight, index) => sum + (dead.has(index) ? 0 : weight), 0);
  let cumulative = 0;
  return weights.map((weight, index) => {
    if (dead.has(index)) return NO_HOP;
    cumulative += weight;
    return divideRoundClosest(cumulative * HASH_SPACE, total) - 1;
  });
}

/** Index of the first next hop whose bound is not below a 31-bit hash; −1 when all are dead. */
export function selectByThreshold(bounds: readonly number[], hash: number): number {
  for (let index = 0; index < bounds.length; index++) {
    if (hash <= bounds[index]!) return index;
  }
  return NO_HOP;
}
