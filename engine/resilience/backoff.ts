import { requireInteger, requireNumber } from '../errors';

/** Envoy's `retry_back_off`: base 25 ms; the cap is ten times the base unless it is given. */
const ENVOY_BACKOFF_BASE_MS = 25;
const ENVOY_CAP_FACTOR = 10;

/** A uniform distribution of waits, in milliseconds; the upper end is not reached. */
export interface BackoffRange {
  readonly lowMs: number;
  readonly highMs: number;
  readonly meanMs: number;
}

const fromZeroTo = (highMs: number): BackoffRange => ({ lowMs: 0, highMs, meanMs: highMs / 2 });

/**
 * The wait before retry `retry` (from 1) in Envoy: below (2^retry − 1) · base and below the cap.
 * Source: Envoy router filter documentation. Throws EngineError on retry 0, a base not above 0, or a cap below the base.
 */
export function envoyBackoff(
  retry: number,
  baseMs = ENVOY_BACKOFF_BASE_MS,
  capMs = ENVOY_CAP_FACTOR * baseMs,
): BackoffRange {
  requireInteger('retry', retry, 1, 1000);
  requireNumber('baseMs', baseMs, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER);
  requireNumber('capMs', capMs, baseMs, Number.MAX_SAFE_INTEGER);
  return fromZeroTo(Math.min((2 ** retry - 1) * baseMs, capMs));
}

/**
 * "Full jitter": the wait before attempt `attempt` (from 0) is anywhere below base · 2^attempt and the cap.
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter". Throws EngineError on negative input.
 */
export function fullJitterBackoff(attempt: number, baseMs: number, capMs: number): BackoffRange {
  requireInteger('attempt', attempt, 0, 1000);
  requireNumber('baseMs', baseMs, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER);
  requireNumber('capMs', capMs, 0, Number.MAX_SAFE_INTEGER);
  return fromZeroTo(Math.min(capMs, baseMs * 2 ** attempt));
}
