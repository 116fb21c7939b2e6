import { EngineError, requireNumber } from '../errors';

/** Poisson arrivals at one server with any distribution of service times. */
export interface Mg1Input {
  readonly arrivalsPerSecond: number;
  readonly meanServiceS: number;
  /** Squared coefficient of variation of the service time: 0 deterministic, 1 exponential. */
  readonly scv: number;
}

export type Mg1 =
  | { readonly stable: false; readonly utilisation: number }
  | {
      readonly stable: true;
      readonly utilisation: number;
      readonly meanWaitS: number;
      readonly meanResponseS: number;
      readonly meanQueueLength: number;
      readonly meanInSystem: number;
    };

/**
 * Mean values of an M/G/1 queue: the wait grows with the variance of the service time, not only with the load.
 * Source: Pollaczek–Khinchine formula. Throws EngineError on a negative rate or variance, or a service time not above 0.
 */
export function mg1({ arrivalsPerSecond, meanServiceS, scv }: Mg1Input): Mg1 {
  requireNumber('arrivalsPerSecond', arrivalsPerSecond, 0, Number.POSITIVE_INFINITY);
  requireNumber('meanServiceS', meanServiceS, Number.MIN_VALUE, Number.POSITIVE_INFINITY);
  requireNumber('scv', scv, 0, Number.POSITIVE_INFINITY);
  const utilisation = arrivalsPerSecond * meanServiceS;
  if (utilisation >= 1) return { stable: false, utilisation };
  const meanWaitS = (utilisation * meanServiceS * (1 + scv)) / (2 * (1 - utilisation));
  const meanResponseS = meanWaitS + meanServiceS;
  return {
    stable: true,
    utilisation,
    meanWaitS,
    meanResponseS,
    meanQueueLength: arrivalsPerSecond * meanWaitS,
    meanInSystem: arrivalsPerSecond * meanResponseS,
  };
}

/** How far from 1 shares may sum that were written with six digits. */
const ROUNDED_SHARES = 1e-5;

/** One kind of work in a mix: its share of the arrivals, and how long it always takes. */
export interface ServiceShare {
  readonly probability: number;
  readonly serviceS: number;
}

/**
 * Mean and squared coefficient of variation of a mix of deterministic services: full and resumed handshakes, say.
 * Throws EngineError on probabilities that do not sum to 1 or services without duration.
 */
export function serviceMix(mix: readonly ServiceShare[]): { meanServiceS: number; scv: number } {
  let total = 0;
  let mean = 0;
  let meanSquare = 0;
  for (const [i, { probability, serviceS }] of mix.entries()) {
    total += requireNumber(`mix[${i}].probability`, probability, 0, 1);
    requireNumber(`mix[${i}].serviceS`, serviceS, Number.MIN_VALUE, Number.POSITIVE_INFINITY);
    mean += probability * serviceS;
    meanSquare += probability * serviceS * serviceS;
  }
  if (Math.abs(total - 1) > ROUNDED_SHARES) throw new EngineError('mix', mix, 'probabilities that sum to 1');
  return { meanServiceS: mean, scv: Math.max(0, meanSquare / (mean * mean) - 1) };
}
