import { requireNumber } from '../errors';
import { power } from '../math';

export interface SlowStart {
  readonly windowMs: number;
  /** 1: the weight grows evenly; above: more of it at first; below: less. */
  readonly aggression: number;
  readonly minWeightPercent: number;
}

/** Envoy's, where nothing is configured: linear, from a tenth of the weight. */
export const SLOW_START_DEFAULTS = { minWeightPercent: 10, aggression: 1 };

/**
 * What a host's weight is multiplied by while it is new: from the least weight to 1 over the window.
 * Source: Envoy `load_balancer_impl.cc`, `applySlowStartFactor`. Throws EngineError on a time below 0, a window below
 * 1 ms, an aggression not above 0, or a percentage outside 0–100.
 */
export function slowStartFactor(sinceMs: number, { windowMs, aggression, minWeightPercent }: SlowStart): number {
  requireNumber('sinceMs', sinceMs, 0, Number.MAX_VALUE);
  requireNumber('windowMs', windowMs, 1, Number.MAX_VALUE);
  requireNumber('aggression', aggression, 1e-6, 1e6);
  requireNumber('minWeightPercent', minWeightPercent, 0, 100);
  if (sinceMs >= windowMs) return 1;
  const part = Math.max(1, Math.floor(sinceMs)) / windowMs; // whole milliseconds, as Envoy counts them
  return Math.max(power(part, 1 / aggression), minWeightPercent / 100);
}
