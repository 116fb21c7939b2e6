import { type CrossZoneInput, crossZoneShares } from '../../../engine/zones/crossZone';
import { localityWeights, type WeightedLocality } from '../../../engine/zones/localityWeighted';
import { type PriorityLevel, priorityLoad } from '../../../engine/zones/priorityLoad';
import { planZones, type ZoneAwareInput } from '../../../engine/zones/zoneAware';
import type { Kind } from '../kind';

const envoyZoneAware: Kind<ZoneAwareInput> = {
  evaluate(input) {
    const plan = planZones(input);
    if (plan.mode === 'NoLocalityRouting') return plan;
    return {
      mode: plan.mode,
      order: plan.order,
      originatingPct: plan.originatingBp,
      upstreamPct: plan.upstreamBp,
      fractions: plan.order.map((zone, i) => ({ zone, fraction: plan.fractions[i] })),
      ...(plan.mode === 'LocalityResidual' && {
        localPercentToRoute: plan.localBp,
        residual: plan.residualBp,
        residualCumulative: plan.residualCumulativeBp,
        noCapacityLeft: plan.noCapacityLeft,
      }),
    };
  },
};

interface LevelInput extends Omit<PriorityLevel, 'weights'> {
  readonly totalWeight?: number;
  readonly healthyWeight?: number;
  readonly degradedWeight?: number;
  readonly excludedWeight?: number;
}

interface PriorityInput {
  readonly levels: readonly LevelInput[];
  readonly overprovisioningFactor?: number;
  readonly panicThreshold?: number;
  readonly weightedPriorityHealth?: boolean;
}

const envoyPriorityLoad: Kind<PriorityInput> = {
  evaluate({ levels, overprovisioningFactor, panicThreshold, weightedPriorityHealth = false }) {
    const load = priorityLoad({
      levels: levels.map((level) => (weightedPriorityHealth ? { ...level, weights: weightsOf(level) } : level)),
      overprovisioningPercent: overprovisioningFactor,
      panicThresholdPercent: panicThreshold,
    });
    const { healthyScore: health, degradedScore: degradedHealth, isTotalPanic: totalPanic } = load;
    return { ...load, health, degradedHealth, totalPanic };
  },
};

const weightsOf = ({ totalWeight = 0, healthyWeight = 0, degradedWeight, excludedWeight }: LevelInput) => ({
  total: totalWeight,
  healthy: healthyWeight,
  degraded: degradedWeight,
  excluded: excludedWeight,
});

const envoyLocalityWeighted: Kind<{ localities: WeightedLocality[]; overprovisioningFactor?: number }> = {
  evaluate({ localities, overprovisioningFactor }) {
    const { effectiveWeights, fractions } = localityWeights(localities, overprovisioningFactor);
    return { effectiveWeight: effectiveWeights, fraction: fractions };
  },
};

const awsCrossZone: Kind<CrossZoneInput> = { evaluate: (input) => crossZoneShares(input) };

export const zonesKinds: Record<string, Kind> = {
  'envoy-zone-aware': envoyZoneAware,
  'envoy-priority-load': envoyPriorityLoad,
  'envoy-locality-weighted': envoyLocalityWeighted,
  'aws-cross-zone': awsCrossZone,
};
