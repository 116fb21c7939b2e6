import { selectByThreshold } from './hashThreshold';

/**
 * Selects the next hop at hash mod (sum of live weights), each hop owning as many residues as its weight; −1 when none
 * lives. The oldest scheme, and the one that moves (N − 1)/N of all flows when one of N hops leaves (RFC 2991).
 */
export function moduloSelector(weights: readonly number[], dead: ReadonlySet<number>): (hash: number) => number {
  const residues = lastResidues(weights, dead);
  const total = Math.max(...residues) + 1;
  return (hash) => selectByThreshold(residues, hash % total);
}

/** The last residue that each next hop owns; −1 for a dead one. The greatest is one below the sum of live weights. */
export function lastResidues(weights: readonly number[], dead: ReadonlySet<number>): number[] {
  let total = 0;
  return weights.map((weight, index) => {
    if (dead.has(index)) return -1;
    total += weight;
    return total - 1;
  });
}
