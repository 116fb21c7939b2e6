import { EJECTION_DEFAULTS, type EjectionConfig, ejectionMs, replayEjections } from '../../../engine/health/ejection';
import { type SuccessRateConfig, successRateOutliers } from '../../../engine/health/successRate';
import type { Kind } from '../kind';

interface OutlierCase extends Partial<SuccessRateConfig> {
  readonly successRates: readonly number[];
  readonly volumes?: readonly number[];
  readonly alreadyEjected?: number;
}

const envoyOutlierSuccessRate: Kind<OutlierCase> = {
  evaluate({ successRates, volumes, alreadyEjected, ...config }) {
    const hosts = successRates.map((successPercent, i) => ({ successPercent, requests: volumes?.[i] ?? 200 }));
    const { statistics, outliers, ejected } = successRateOutliers(hosts, config, alreadyEjected);
    return {
      evaluated: statistics !== null,
      average: statistics?.mean ?? -1, // as Envoy reports it
      stdev: statistics?.stdev,
      threshold: statistics?.threshold ?? -1,
      outliers,
      ejectedCount: ejected.length,
      ejected,
    };
  },
};

type EjectionCase = Partial<EjectionConfig> & { jitterMs?: number } & (
    | { multiplier: number }
    | { ejectAtMs: number[] }
  );

const envoyOutlierEjectionTime: Kind<EjectionCase> = {
  evaluate({ jitterMs, ...input }) {
    const config = { ...EJECTION_DEFAULTS, ...input };
    return 'multiplier' in input
      ? { ejectionMs: ejectionMs(input.multiplier, config, jitterMs) }
      : { unejectAtMs: replayEjections(input.ejectAtMs, config, jitterMs) };
  },
};

export const healthKinds: Record<string, Kind> = {
  'envoy-outlier-success-rate': envoyOutlierSuccessRate,
  'envoy-outlier-ejection-time': envoyOutlierEjectionTime,
};
