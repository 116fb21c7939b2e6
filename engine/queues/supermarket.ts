import { EngineError, requireInteger, requireNumber } from '../errors';

/**
 * How long a request takes on average, in service times, where each goes to the least busy of `choices` backends drawn
 * at random from very many equal ones, each `load` busy (a share, below 1): Poisson arrivals, exponential service, and a
 * count of requests that is never stale. With one choice it is M/M/1; the second takes most of the wait away.
 * Source: M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", IEEE TPDS 2001, §3: Σ_{i≥1} of
 * load^((dⁱ − d) / (d − 1)) for d choices. Throws EngineError on a load outside [0, 1), or on choices outside 1–100.
 */
export function supermarketTime(load: number, choices: number): number {
  if (!(requireNumber('load', load, 0, 1) < 1)) throw new EngineError('load', load, 'a number from 0, below 1');
  if (requireInteger('choices', choices, 1, 100) === 1) return 1 / (1 - load);
  let mean = 0;
  let exponent = 0;
  for (let term = 1; mean + term > mean; term = load ** exponent) {
    mean += term;
    exponent = choices * (exponent + 1);
  }
  return mean;
}
