import { EngineError, requireNumber } from '../errors';
import { burnRate, exceeds } from './burnRate';
import { requireDuration, requireSlo } from './errorBudget';

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
