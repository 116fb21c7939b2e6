import { ln } from '../math';

/**
 * Highest random weight (rendezvous): each live hop draws a pseudo-random number from the flow's hash and its own index,
 * and the highest weighted draw wins, so that a hop that leaves moves only its own flows. −1 when none lives.
 * Source: RFC 2991; weights by w / −ln(u), Schindelhauer and Schomaker, "Weighted distributed hash tables".
 */
export function selectByHighestRandomWeight(
  weights: readonly number[],
  dead: ReadonlySet<number>,
  hash: number,
): number {
  let best = -1;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < weights.length; index++) {
    if (dead.has(index)) continue;
    const score = weights[index]! / -ln(uniform(hash, index));
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** A number in (0, 1) from a hash and a hop. */
function uniform(hash: number, index: number): number {
  return (mix(hash ^ mix(index + 0x9e3779b9)) + 0.5) / 2 ** 32;
}

/** MurmurHash3's 32-bit finalizer: a bijection in which every input bit moves every output bit. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
