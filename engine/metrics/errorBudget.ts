import { EngineError, requireNumber } from '../errors';

/** An objective as a share of good requests or seconds, below 1: 0.999. Throws EngineError on anything else. */
export function requireSlo(slo: number): number {
  if (!(slo >= 0 && slo < 1)) throw new EngineError('slo', slo, 'a share from 0 to below 1');
  return slo;
}

/** Throws EngineError unless the duration is finite and above 0. */
export function requireDuration(field: string, seconds: number): number {
  return requireNumber(field, seconds, Number.MIN_VALUE, Number.MAX_VALUE);
}

/** Seconds of total outage in a period that use up the error budget. Throws EngineError on a bad objective or period. */
export function allowedDowntimeS(slo: number, periodS: number): number {
  return (1 - requireSlo(slo)) * requireDuration('periodS', periodS);
}

/** Availability of a period with so much downtime, 0–1. Throws EngineError on more downtime than period. */
export function availability(downtimeS: number, periodS: number): number {
  requireDuration('periodS', periodS);
  return 1 - requireNumber('downtimeS', downtimeS, 0, periodS) / periodS;
}

/**
 * The error budget in requests, and the share of it that is left: below 0 when overspent, null when there were no
 * requests to fail. Throws EngineError on negative counts or more bad requests than requests.
 */
export function requestBudget(
  slo: number,
  totalRequests: number,
  badRequests: number,
): { budgetRequests: number; remainingFraction: number | null } {
  requireNumber('totalRequests', totalRequests, 0, Number.MAX_VALUE);
  requireNumber('badRequests', badRequests, 0, totalRequests);
  const budgetRequests = (1 - requireSlo(slo)) * totalRequests;
  if (budgetRequests === 0) return { budgetRequests, remainingFraction: null };
  // 0.999 is no double, so that a budget is right to a few 1e-16 of all requests: what is nearer to it than that is it
  const isSpent = Math.abs(badRequests - budgetRequests) <= totalRequests * Number.EPSILON;
  return { budgetRequests, remainingFraction: isSpent ? 0 : 1 - badRequests / budgetRequests };
}
