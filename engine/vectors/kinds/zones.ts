import { planZones, type ZoneAwareInput } from '../../zones/zoneAware';
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

export const zonesKinds: Record<string, Kind> = { 'envoy-zone-aware': envoyZoneAware };
