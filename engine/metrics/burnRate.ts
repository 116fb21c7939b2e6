import { EngineError, requireNumber } from '../errors';
import { requireDuration, requireSlo } from './errorBudget';

/** A ratio exceeds a threshold only beyond the rounding of a division; strictly, as `>` in PromQL. */
const ROUNDING = 1e-9;

const exceeds = (value: number, threshold: number) => value > threshold * (1 + ROUNDING);

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

/** Fires while both windows burn faster than the threshold: the long one is sure, the short one is quick to reset. */
export interface MultiwindowRule {
  readonly severity: 'page' | 'ticket';
  readonly longWindowS: number;
  readonly shortWindowS: number;
  readonly burnRateThreshold: number;
}

const MINUTE_S = 60;
const HOUR_S = 3600;
const DAY_S = 86_400;

/**
 * Google SRE Workbook, table 5-8 (14.4, 6 and 1), for a period of 30 days; the rule of 3 over a day is in wide use but
 * not in that table.
 */
export const MULTIWINDOW_RULES: readonly MultiwindowRule[] = [
  { severity: 'page', longWindowS: HOUR_S, shortWindowS: 5 * MINUTE_S, burnRateThreshold: 14.4 },
  { severity: 'page', longWindowS: 6 * HOUR_S, shortWindowS: 30 * MINUTE_S, burnRateThreshold: 6 },
  { severity: 'ticket', longWindowS: DAY_S, shortWindowS: 2 * HOUR_S, burnRateThreshold: 3 },
  { severity: 'ticket', longWindowS: 3 * DAY_S, shortWindowS: 6 * HOUR_S, burnRateThreshold: 1 },
];

/** A stretch of constant traffic. */
export interface TrafficSegment {
  readonly durationS: number;
  readonly requestsPerSecond: number;
  readonly errorRatio: number;
}

export interface RuleState {
  readonly rule: MultiwindowRule;
  readonly longBurn: number;
  readonly shortBurn: number;
  readonly firing: boolean;
}

/**
 * The state of each rule at the end of the last segment. Ratios are weighted by requests, so a window that mixes busy
 * and idle times follows the busy ones; a window longer than the data uses what there is; no requests burn nothing.
 * Throws EngineError on no segments, negative rates, or ratios outside 0–1.
 */
export function evaluateRules(
  slo: number,
  segments: readonly TrafficSegment[],
  rules: readonly MultiwindowRule[] = MULTIWINDOW_RULES,
): RuleState[] {
  requireSlo(slo);
  requireSegments(segments);
  return rules.map((rule) => {
    const longBurn = burnRate(errorRatioOver(segments, rule.longWindowS), slo);
    const shortBurn = burnRate(errorRatioOver(segments, rule.shortWindowS), slo);
    const firing = exceeds(longBurn, rule.burnRateThreshold) && exceeds(shortBurn, rule.burnRateThreshold);
    return { rule, longBurn, shortBurn, firing };
  });
}

/** Failed requests over requests in the last `windowS` seconds. */
function errorRatioOver(segments: readonly TrafficSegment[], windowS: number): number {
  let leftS = requireDuration('windowS', windowS);
  let requests = 0;
  let errors = 0;
  for (const { durationS, requestsPerSecond, errorRatio } of segments.toReversed()) {
    const inWindow = Math.min(durationS, leftS) * requestsPerSecond;
    requests += inWindow;
    errors += inWindow * errorRatio;
    leftS -= durationS;
    if (leftS <= 0) break;
  }
  return requests === 0 ? 0 : Math.min(1, errors / requests);
}

function requireSegments(segments: readonly TrafficSegment[]): void {
  if (segments.length === 0) throw new EngineError('segments', segments, 'at least one segment');
  for (const [i, segment] of segments.entries()) {
    requireNumber(`segments[${i}].durationS`, segment.durationS, 0, Number.MAX_VALUE);
    requireNumber(`segments[${i}].requestsPerSecond`, segment.requestsPerSecond, 0, Number.MAX_VALUE);
    requireNumber(`segments[${i}].errorRatio`, segment.errorRatio, 0, 1);
  }
}
