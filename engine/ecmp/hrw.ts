import { mix32 } from '../hash/murmur3';
import { ln } from '../math';

const GOLDEN_RATIO = 0x9e3779b9;

/**
 * Selects by highest random weight (rendezvous): each live hop draws a pseudo-random number from the flow's hash and its
 * own index, and the highest weighted draw wins, so that a hop that leaves moves only its own flows. −1 when none lives.
 * Source: RFC 2991; weights by w / −ln(u), Schindelhauer and Schomaker, "Weighted distributed hash tables".
 */
export function highestRandomWeightSelector(
  weights: readonly number[],
  dead: ReadonlySet<number>,
): (hash: number) => number {
  const live = [...weights.keys()].filter((index) => !dead.has(index));
  const equal = live.every((index) => weights[index] === weights[live[0]!]);
  return (hash) => {
    let best = -1;
    let bestDraw = Number.NEGATIVE_INFINITY;
    for (let place = 0; place < live.length; place++) {
      const index = live[place]!;
      // Among equal weights the plain draw decides alike, without a logarithm a hop.
      const drawn = equal ? draw(hash, index) : weightedDraw(weights[index]!, hash, index);
      if (drawn <= bestDraw) continue;
      best = index;
      bestDraw = drawn;
    }
    return best;
  };
}

/** The draw of one hop for a flow's hash, weighted; the highest wins. */
export function weightedDraw(weight: number, hash: number, index: number): number {
  return weight / -ln((draw(hash, index) + 0.5) / 2 ** 32);
}

/** A uint32 from a hash and a hop. */
function draw(hash: number, index: number): number {
  return mix32(hash ^ mix32(index + GOLDEN_RATIO));
}
