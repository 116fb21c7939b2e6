import { EngineError, requireInteger } from '../errors';
import { IndexedHeap } from './indexedHeap';

/** HAProxy counts a weight in sixteenths, so that a server in slow start can have part of one. */
const SIXTEENTHS = 16;

/** Throws EngineError unless there is a server and every weight is an integer from 1 to 256, as HAProxy takes them. */
function requireServerWeights(weights: readonly number[]): void {
  if (weights.length === 0) throw new EngineError('weights', weights, 'at least one weight');
  for (const [i, weight] of weights.entries()) requireInteger(`weights[${i}]`, weight, 1, 256);
}

/**
 * HAProxy's `leastconn`: the server with the fewest requests for its weight, an idle one before all others whatever its
 * weight; equals in the order in which they came to their load, so that idle servers are taken in turn.
 * Source: HAProxy 2.6 `lb_fwlc.c`. Throws EngineError on no weights or weights out of range.
 */
export class LeastConn {
  private readonly line: IndexedHeap;

  constructor(
    private readonly weights: readonly number[],
    served: ArrayLike<number> = weights.map(() => 0),
  ) {
    requireServerWeights(weights);
    this.line = new IndexedHeap(weights.map((weight, i) => leastConnKey(served[i]!, weight)));
  }

  pick(): number {
    return this.line.first;
  }

  /** The requests that a server has in hand are now so many; `weight`: as of now, where slow start changes it. */
  serves(position: number, served: number, weight = this.weights[position]!): void {
    const key = leastConnKey(served, weight);
    if (key !== this.line.keyOf(position)) this.line.set(position, key);
  }

  /** The server that is next and others near the front, at most so many, in the order of the list. */
  front(most: number): Int32Array {
    return this.line.front(most);
  }

  keyOf(position: number): number {
    return this.line.keyOf(position);
  }
}

/** What `leastconn` sorts by: requests for a weight, one more than now, in HAProxy's whole numbers; 0 when idle. */
export function leastConnKey(served: number, weight: number): number {
  const effective = Math.max(1, Math.floor(SIXTEENTHS * weight));
  return served === 0 ? 0 : Math.floor(((served + 1) * 4096) / effective);
}

/**
 * Bounded load of HAProxy (`hash-balance-factor`, in percent): how many requests each server may have in hand, so that
 * none exceeds its share of the present load by more than the factor. At least 1.
 * Source: HAProxy `lb_chash.c`, `chash_server_is_eligible`. Throws EngineError on weights out of range, a negative
 * load, or a factor below 100.
 */
export function boundedLoadSlots(weights: readonly number[], served: number, factorPercent: number): number[] {
  requireServerWeights(weights);
  requireInteger('served', served, 0, 2 ** 31);
  requireInteger('factorPercent', factorPercent, 100, 65_535);
  const total = Math.ceil(((served + 1) * factorPercent) / 100);
  const allWeights = weights.reduce((a, b) => a + b, 0);
  const whole = Math.floor(total / allWeights);
  const rest = total % allWeights;
  let before = 0;
  return weights.map((weight) => {
    const extra = Math.floor(((before + weight) * rest) / allWeights) - Math.floor((before * rest) / allWeights);
    before += weight;
    return Math.max(1, weight * whole + extra);
  });
}
