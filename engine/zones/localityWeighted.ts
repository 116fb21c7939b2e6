import { EngineError, requireNumber } from '../errors';
import { type HostCounts, requireHostCounts } from './panic';
import { OVERPROVISIONING_PERCENT } from './priorityLoad';

/** A locality with the weight that the control plane gave it. */
export interface WeightedLocality extends HostCounts {
  readonly weight: number;
}

/**
 * Locality-weighted balancing of Envoy: a locality's weight counts in full until its healthy share falls below
 * 1 / 1.4, then in proportion. It knows no local zone, and excludes zone-aware routing.
 * `fractions` are 0 throughout where no locality has a healthy host.
 * Source: Envoy `locality_wrr.cc`. Throws EngineError on negative or all-zero weights and on counts that do not add up.
 */
export function localityWeights(
  localities: readonly WeightedLocality[],
  overprovisioningPercent = OVERPROVISIONING_PERCENT,
): { effectiveWeights: number[]; fractions: number[] } {
  for (const [i, locality] of localities.entries()) {
    requireHostCounts(`localities[${i}]`, locality);
    requireNumber(`localities[${i}].weight`, locality.weight, 0, 0xffffffff);
  }
  if (!localities.some(({ weight }) => weight > 0)) {
    throw new EngineError('localities', localities, 'at least one locality of weight above 0');
  }
  requireNumber('overprovisioningPercent', overprovisioningPercent, 1, 1e6);
  const effectiveWeights = localities.map(({ weight, hosts, healthy, excluded = 0 }) =>
    healthy === 0 ? 0 : weight * Math.min(1, (overprovisioningPercent / 100) * (healthy / (hosts - excluded))),
  );
  const total = effectiveWeights.reduce((a, b) => a + b, 0);
  return { effectiveWeights, fractions: effectiveWeights.map((weight) => (total === 0 ? 0 : weight / total)) };
}
