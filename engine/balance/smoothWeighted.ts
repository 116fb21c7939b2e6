import { EngineError, requireInteger } from '../errors';
import type { Consider } from './leastRequest';

/**
 * Smooth weighted round robin of nginx: at each pick every host gains its effective weight, the one that has most is
 * picked (the first of equals), and pays what all gained together. A failed answer lowers the effective weight; each
 * pick gives 1 of it back.
 * Source: nginx `ngx_http_upstream_round_robin.c`. Throws EngineError on no weights, or weights that are not integers
 * from 1 to 2^32 − 1, or `maxFails` below 0 (0: failures change nothing).
 */
export class SmoothWeightedRoundRobin {
  private readonly gained: Float64Array;
  private readonly effective: Float64Array;

  constructor(
    private readonly weights: readonly number[],
    private readonly maxFails = 1,
  ) {
    if (weights.length === 0) throw new EngineError('weights', weights, 'at least one weight');
    for (const [i, weight] of weights.entries()) requireInteger(`weights[${i}]`, weight, 1, 2 ** 32 - 1);
    requireInteger('maxFails', maxFails, 0, 1e9);
    this.gained = new Float64Array(weights.length);
    this.effective = Float64Array.from(weights);
  }

  /** `factorOf`: what a host's gain is multiplied by while it is in slow start (which nginx sells). */
  pick(factorOf?: (position: number) => number, consider?: Consider): number {
    const { weights, gained, effective } = this;
    let total = 0;
    let best = 0;
    for (let i = 0; i < weights.length; i++) {
      const gain = factorOf ? effective[i]! * factorOf(i) : effective[i]!;
      total += gain;
      gained[i]! += gain;
      consider?.(i, gained[i]!);
      if (effective[i]! < weights[i]!) effective[i]!++;
      if (gained[i]! > gained[best]!) best = i;
    }
    gained[best]! -= total;
    return best;
  }

  /** The answer to a pick was an error. */
  failed(position: number): void {
    if (this.maxFails === 0) return;
    const loss = Math.floor(this.weights[position]! / this.maxFails);
    this.effective[position] = Math.max(0, this.effective[position]! - loss);
  }

  /** What a host has gained and not yet paid (nginx: `current_weight`). */
  currentOf(position: number): number {
    return this.gained[position]!;
  }
}
