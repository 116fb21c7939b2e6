import { requireInteger } from '../errors';

/** Probes in a row that change a target's mind about itself: `rise` passes to come back, `fall` failures to go. */
export interface CheckThresholds {
  readonly rise: number;
  readonly fall: number;
}

/** HAProxy's defaults: three failures to go, two passes to come back. */
export const HAPROXY_CHECK: CheckThresholds = { rise: 2, fall: 3 };

/** A target as its checker sees it. */
export interface CheckedTarget {
  readonly isUp: boolean;
  /** Probes in a row that spoke against `isUp`. */
  readonly contrary: number;
}

export const CHECKED_UP: CheckedTarget = { isUp: true, contrary: 0 };

/**
 * A target after one more probe. Only probes in a row count: one that agrees with the present state starts the count
 * anew, so a target that flaps faster than its thresholds never changes state.
 * Throws EngineError on thresholds below 1.
 */
export function afterProbe(target: CheckedTarget, passed: boolean, { rise, fall }: CheckThresholds): CheckedTarget {
  requireInteger('rise', rise, 1, 1000);
  requireInteger('fall', fall, 1, 1000);
  if (passed === target.isUp) return { ...target, contrary: 0 };
  const contrary = target.contrary + 1;
  return contrary >= (target.isUp ? fall : rise) ? { isUp: passed, contrary: 0 } : { ...target, contrary };
}
