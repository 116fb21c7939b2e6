import { EngineError, requireInteger, requireNumber } from '../errors';
import { IndexedHeap } from './indexedHeap';

/** Envoy adds it to each weight where it works out how far a schedule has got. */
const AUGMENT = 1e-13;

/** Throws EngineError unless there is a host and every weight is a number above 0. */
function requirePositiveWeights(weights: readonly number[]): void {
  if (weights.length === 0) throw new EngineError('weights', weights, 'at least one weight');
  weights.forEach((weight, i) => {
    if (requireNumber(`weights[${i}]`, weight, 0, 2 ** 32) === 0)
      throw new EngineError(`weights[${i}]`, weight, 'a number above 0');
  });
}

/**
 * Earliest deadline first, the schedule of Envoy for hosts of unequal weight: a host that is put in line falls due
 * 1 / weight later; the one that is due first is picked and put in line again, with its weight of that moment. Equal
 * deadlines go in the order in which they were set.
 * Source: Envoy `edf_scheduler.h`. Throws EngineError on no weights, weights not above 0, or a negative start.
 */
export class EdfScheduler {
  private now = 0;
  private readonly line: IndexedHeap;

  /** `picksMade`: where in the schedule to begin, as if so many picks were made (each Envoy worker draws its own). */
  constructor(weights: readonly number[], picksMade = 0) {
    requirePositiveWeights(weights);
    requireInteger('picksMade', picksMade, 0, 2 ** 32 - 1);
    const augmented = weights.map((weight) => weight + AUGMENT);
    const total = augmented.reduce((sum, weight) => sum + weight, 0);
    const made = augmented.map((weight) => {
      const picks = Math.floor((weight * picksMade) / total);
      return picks > 0 && picks / weight >= picksMade / total ? picks - 1 : picks;
    });
    this.line = new IndexedHeap(made.map((picks, i) => (picks + 1) / augmented[i]!));
    for (const [i, picks] of made.entries()) this.now = Math.max(this.now, picks / augmented[i]!);
    for (let left = picksMade - made.reduce((a, b) => a + b, 0); left > 0; left--) this.pick((i) => weights[i]!);
  }

  /** The position that falls due next; `weightOf` is asked for its weight as it is put in line again. */
  pick(weightOf: (position: number) => number): number {
    const { line } = this;
    const position = line.first;
    this.now = line.keyOf(position);
    line.set(position, this.now + 1 / weightOf(position));
    return position;
  }

  /** The position that falls due next and others that do soon, at most so many, in the order of the list. */
  front(most: number): Int32Array {
    return this.line.front(most);
  }

  /** How far off a position's deadline is, in turns of a host of weight 1. */
  dueIn(position: number): number {
    return this.line.keyOf(position) - this.now;
  }
}
