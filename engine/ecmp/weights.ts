import { EngineError, requireInteger } from '../errors';

const MAX_WEIGHT = 65_536;
/** Total weight · 2^31 must stay an exact double. */
const MAX_TOTAL_WEIGHT = 2 ** 22 - 1;

/** Throws unless next-hop weights are what Linux takes: integers from 1 to 65,536, at least one. */
export function requireWeights(weights: readonly number[]): void {
  if (weights.length === 0) throw new EngineError('weights', weights, 'at least one next hop');
  weights.forEach((weight, index) => {
    requireInteger(`weights[${index}]`, weight, 1, MAX_WEIGHT);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total > MAX_TOTAL_WEIGHT) throw new EngineError('weights', total, `a sum of at most ${MAX_TOTAL_WEIGHT}`);
}

/** numerator / denominator to the nearest integer, halves up: the kernel's DIV_ROUND_CLOSEST of unsigned values. */
export function divideRoundClosest(numerator: number, denominator: number): number {
  return Math.floor((numerator + Math.floor(denominator / 2)) / denominator);
}
