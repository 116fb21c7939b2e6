import { requireInteger, requireNumber } from '../errors';

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

/** What a probe meets: an answer, a refusal at once (the process is dead, its machine is not), or nothing. */
export type ProbeReply =
  | { readonly kind: 'answer'; readonly afterMs: number; readonly isHealthy: boolean }
  | { readonly kind: 'refused'; readonly afterMs: number }
  | { readonly kind: 'silence' };

/**
 * How a probe ends, and how long after it left: an answer counts if it comes before the timeout, a refusal fails at
 * once, silence only when the timeout is over. Throws EngineError on negative times.
 */
export function probeOutcome(
  reply: ProbeReply,
  timeoutMs: number,
): { readonly passed: boolean; readonly afterMs: number } {
  requireNumber('timeoutMs', timeoutMs, 0, Number.MAX_SAFE_INTEGER);
  const afterMs =
    reply.kind === 'silence' ? timeoutMs : requireNumber('afterMs', reply.afterMs, 0, Number.MAX_SAFE_INTEGER);
  if (reply.kind === 'silence' || afterMs > timeoutMs) return { passed: false, afterMs: timeoutMs };
  return { passed: reply.kind === 'answer' && reply.isHealthy, afterMs };
}
