import { mix32 } from '../hash/murmur3';
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
    const score = weightedDraw(weights[index]!, hash, index);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** The draw of one hop for a flow's hash; the highest wins. */
export function weightedDraw(weight: number, hash: number, index: number): number {
  return weight / -ln(uniform(hash, index));
}

/** A number in (0, 1) from a hash and a hop. */
function uniform(hash: number, index: number): number {
  return (mix32(hash ^ mix32(index + 0x9e3779b9)) + 0.5) / 2 ** 32;
}
