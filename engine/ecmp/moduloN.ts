import { selectByThreshold } from './hashThreshold';

/**
 * Selects the next hop at hash mod (sum of live weights), each hop owning as many residues as its weight; −1 when none
 * lives. The oldest scheme, and the one that moves (N − 1)/N of all flows when one of N hops leaves (RFC 2991).
 */
export function moduloSelector(weights: readonly number[], dead: ReadonlySet<number>): (hash: number) => number {
  let total = 0;
  const lastResidues = weights.map((weight, index) => {
    if (dead.has(index)) return -1;
    total += weight;
    return total - 1;
  });
  return (hash) => selectByThreshold(lastResidues, hash % total);
}
