/**
 * The next hop at hash mod (sum of live weights), each hop owning as many residues as its weight; −1 when none lives.
 * The oldest scheme, and the one that moves (N − 1)/N of all flows when one of N hops leaves (RFC 2991).
 */
export function selectByModulo(weights: readonly number[], dead: ReadonlySet<number>, hash: number): number {
  const total = weights.reduce((sum, weight, index) => sum + (dead.has(index) ? 0 : weight), 0);
  let residue = hash % total;
  for (let index = 0; index < weights.length; index++) {
    if (dead.has(index)) continue;
    if (residue < weights[index]!) return index;
    residue -= weights[index]!;
  }
  return -1;
}
