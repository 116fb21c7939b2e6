import { requireInteger, requireNumber } from '../errors';

/** Envoy's `healthy_panic_threshold`, in percent. */
export const PANIC_THRESHOLD_PERCENT = 50;

/** Host counts of a priority level or a cluster. Excluded hosts (not yet warmed) leave the denominator. */
export interface HostCounts {
  readonly hosts: number;
  readonly healthy: number;
  readonly degraded?: number;
  readonly excluded?: number;
}

/** Throws EngineError naming the field unless the counts fit into one another. */
export function requireHostCounts(field: string, { hosts, healthy, degraded = 0, excluded = 0 }: HostCounts): void {
  requireInteger(`${field}.hosts`, hosts, 0, 1e9);
  requireInteger(`${field}.excluded`, excluded, 0, hosts);
  requireInteger(`${field}.healthy`, healthy, 0, hosts - excluded);
  requireInteger(`${field}.degraded`, degraded, 0, hosts - excluded - healthy);
}

/**
 * Whether a host set is in panic: so few hosts are usable that Envoy stops believing the health checks and balances
 * over all of them. Exactly at the threshold it does not; an empty set does, unless the threshold is 0.
 * Source: Envoy `load_balancer_impl.cc`, `isHostSetInPanic`. Throws EngineError on counts that do not add up.
 */
export function isInPanic(counts: HostCounts, thresholdPercent = PANIC_THRESHOLD_PERCENT): boolean {
  requireHostCounts('counts', counts);
  requireNumber('thresholdPercent', thresholdPercent, 0, 100);
  const { hosts, healthy, degraded = 0, excluded = 0 } = counts;
  const present = hosts - excluded;
  // two divisions and a sum, as Envoy has them: 100 · (healthy + degraded) / present can differ in the last bit
  const usablePercent = present === 0 ? 0 : (100 * healthy) / present + (100 * degraded) / present;
  return usablePercent < thresholdPercent;
}
