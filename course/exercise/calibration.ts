/** A prediction whose answer is known: the chance of being near that was said for it, and whether it was near. */
export interface JudgedPrediction {
  /** From 0 to 1. */
  readonly confidence: number;
  readonly isNear: boolean;
}

/** All the predictions that were said to be as sure as `said`. */
export interface ConfidenceLevel {
  readonly said: number;
  readonly count: number;
  readonly near: number;
}

/** Whether who predicts is as often near as they say: over- or underconfident, or neither as far as one can tell. */
type CalibrationVerdict = 'too-few' | 'over' | 'under' | 'fits';

/** How well someone knows what they know. */
export interface Calibration {
  /** From the least sure on. */
  readonly levels: readonly ConfidenceLevel[];
  readonly count: number;
  readonly near: number;
  /** Mean confidence; NaN without predictions. */
  readonly meanSaid: number;
  /** Mean square of confidence − outcome (Brier 1950): 0 at best, 0.25 for who always says 0.5; NaN without any. */
  readonly brier: number;
  readonly verdict: CalibrationVerdict;
}

/** So many predictions there must be before anything is said of them all. */
export const ENOUGH_PREDICTIONS = 5;

/** Nobody is called over- or underconfident where chance alone gives so odd a result in more than 5 % of cases. */
const SIGNIFICANT = 0.05;

/** The calibration of all predictions that were made with a confidence. */
export function calibrationOf(judged: readonly JudgedPrediction[]): Calibration {
  const levels = new Map<number, ConfidenceLevel>();
  for (const { confidence: said, isNear } of judged) {
    const { count, near } = levels.get(said) ?? { count: 0, near: 0 };
    levels.set(said, { said, count: count + 1, near: near + Number(isNear) });
  }
  return {
    levels: [...levels.values()].sort((a, b) => a.said - b.said),
    count: judged.length,
    near: judged.filter(({ isNear }) => isNear).length,
    meanSaid: mean(judged.map(({ confidence }) => confidence)),
    brier: mean(judged.map(({ confidence, isNear }) => (confidence - Number(isNear)) ** 2)),
    verdict: verdictOn(judged),
  };
}

/** Exact one-sided tests to either side, so that a handful of predictions is judged by no normal curve. */
function verdictOn(judged: readonly JudgedPrediction[]): CalibrationVerdict {
  if (judged.length < ENOUGH_PREDICTIONS) return 'too-few';
  const near = judged.filter(({ isNear }) => isNear).length;
  const chances = nearCounts(judged.map(({ confidence }) => confidence));
  if (sum(chances.slice(0, near + 1)) <= SIGNIFICANT) return 'over';
  return sum(chances.slice(near)) <= SIGNIFICANT ? 'under' : 'fits';
}

/**
 * The chance that k of the predictions come near, for each k from 0, if each does with the probability said for it:
 * the Poisson binomial distribution, one prediction added at a time.
 */
function nearCounts(confidences: readonly number[]): number[] {
  let chances = [1];
  for (const sure of confidences)
    chances = [...chances, 0].map((chance, k) => chance * (1 - sure) + (chances[k - 1] ?? 0) * sure);
  return chances;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
