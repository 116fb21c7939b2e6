import { EngineError, requireNumber } from '../errors';

/** How unevenly instances are loaded. Null where undefined: a ratio to a mean of 0, a sample of one. */
export interface LoadImbalance {
  readonly mean: number;
  readonly populationStdDev: number;
  readonly sampleStdDev: number | null;
  /** Coefficient of variation: population standard deviation over mean. */
  readonly cv: number | null;
  readonly maxOverMean: number | null;
  /** Jain's fairness index (Σx)² / (n Σx²): 1 when even, 1/n when one instance has everything. */
  readonly jain: number | null;
}

/** The usual measures of imbalance. Throws EngineError on no loads or a negative one. */
export function loadImbalance(loads: readonly number[]): LoadImbalance {
  if (loads.length === 0) throw new EngineError('loads', loads, 'at least one load');
  for (const [i, load] of loads.entries()) requireNumber(`loads[${i}]`, load, 0, Number.MAX_VALUE);
  const count = loads.length;
  const total = sum(loads);
  const mean = total / count;
  const squaredDeviations = sum(loads.map((load) => (load - mean) * (load - mean)));
  const populationStdDev = Math.sqrt(squaredDeviations / count);
  return {
    mean,
    populationStdDev,
    sampleStdDev: count === 1 ? null : Math.sqrt(squaredDeviations / (count - 1)),
    cv: mean === 0 ? null : populationStdDev / mean,
    maxOverMean: mean === 0 ? null : loads.reduce((a, b) => Math.max(a, b)) / mean,
    jain: mean === 0 ? null : (total * total) / (count * sum(loads.map((load) => load * load))),
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
