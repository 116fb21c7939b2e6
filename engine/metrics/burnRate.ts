import { requireNumber } from '../errors';
import { requireDuration, requireSlo } from './errorBudget';

const ROUNDING = 1e-9;

/** Strictly, as `>` in PromQL, and beyond the rounding of a division. */
export function exceeds(value: number, threshold: number): boolean {
  return value > threshold * (1 + ROUNDING);
}

/** Burn rate that spends `budgetFraction` of a period's budget within a window. Throws EngineError on bad input. */
export function burnRateThreshold(budgetFraction: number, windowS: number, periodS: number): number {
  requireNumber('budgetFraction', budgetFraction, 0, 1);
  return (budgetFraction * requireDuration('periodS', periodS)) / requireDuration('windowS', windowS);
}

/** How many times faster than allowed the budget is spent: 1 spends it exactly in its period. */
export function burnRate(errorRatio: number, slo: number): number {
  return requireNumber('errorRatio', errorRatio, 0, 1) / (1 - requireSlo(slo));
}

/** Seconds until a full budget is gone at a constant error ratio; null: never. */
export function exhaustionS(errorRatio: number, slo: number, periodS: number): number | null {
  const rate = burnRate(errorRatio, slo);
  return rate === 0 ? null : requireDuration('periodS', periodS) / rate;
}

export interface BurnAlert {
  readonly slo: number;
  readonly windowS: number;
  readonly burnRateThreshold: number;
}

/**
 * When an alert on one window fires after errors begin at a constant ratio and a clean past, and how much of the
 * period's budget is gone by then; null where it never fires. Source: Google SRE Workbook, chapter 5.
 */
export function alertDetection(
  alert: BurnAlert,
  errorRatio: number,
  periodS: number,
): { fires: boolean; detectionS: number | null; budgetConsumed: number | null } {
  const thresholdRatio = errorThreshold(alert);
  requireNumber('errorRatio', errorRatio, 0, 1);
  requireDuration('periodS', periodS);
  if (!exceeds(errorRatio, thresholdRatio)) return { fires: false, detectionS: null, budgetConsumed: null };
  return {
    fires: true,
    detectionS: (thresholdRatio * alert.windowS) / errorRatio,
    budgetConsumed: (alert.burnRateThreshold * alert.windowS) / periodS,
  };
}

/**
 * Seconds from the end of an outage longer than the window until the alert stops firing: the window has to drain to
 * the threshold. 0 where the outage was too mild for the alert to fire.
 */
export function alertResetS(alert: BurnAlert, errorRatio: number): number {
  const thresholdRatio = errorThreshold(alert);
  requireNumber('errorRatio', errorRatio, 0, 1);
  return exceeds(errorRatio, thresholdRatio) ? alert.windowS * (1 - thresholdRatio / errorRatio) : 0;
}

function errorThreshold({ slo, windowS, burnRateThreshold: threshold }: BurnAlert): number {
  requireDuration('windowS', windowS);
  return requireNumber('burnRateThreshold', threshold, 0, Number.MAX_VALUE) * (1 - requireSlo(slo));
}
