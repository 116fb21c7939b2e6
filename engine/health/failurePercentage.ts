import { requireInteger, requireNumber } from '../errors';
import { EJECTION_CAP_DEFAULTS, type EjectionCap, withinCap } from './ejectionCap';
import { countEjected, type HostInterval, judgedHosts, requireHosts } from './successRate';

/** Envoy's failure-percentage outlier detection, `outlier_detection.proto`. */
export interface FailurePercentageConfig extends EjectionCap {
  /** A host goes from this share of failures on, in percent. */
  readonly threshold: number;
  /** Requests an interval below which a host is not judged. */
  readonly requestVolume: number;
  /** Judged hosts below which nobody is. */
  readonly minimumHosts: number;
}

/** Its thresholds. Envoy enforces none of it unless `enforcing_failure_percentage` is set, 0 by default; this model does. */
export const FAILURE_PERCENTAGE_DEFAULTS: FailurePercentageConfig = {
  threshold: 85,
  requestVolume: 50,
  minimumHosts: 5,
  ...EJECTION_CAP_DEFAULTS,
};

/**
 * Which hosts an interval's sweep ejects for the share of their requests that failed, whatever the others do: unlike
 * success-rate detection it sees a fleet that is ill as a whole, up to the cap.
 * Source: Envoy `outlier_detection_impl.cc`, `processSuccessRateEjections`. `alreadyEjected` of the hosts are out before:
 * those marked so, unless it is given. Throws EngineError on percentages outside 0–100 or negative counts.
 */
export function failurePercentageOutliers(
  hosts: readonly HostInterval[],
  config: Partial<FailurePercentageConfig> = {},
  alreadyEjected = countEjected(hosts),
): { readonly outliers: readonly number[]; readonly ejected: readonly number[] } {
  const settings = { ...FAILURE_PERCENTAGE_DEFAULTS, ...config };
  requireNumber('threshold', settings.threshold, 0, 100);
  requireInteger('requestVolume', settings.requestVolume, 0, 1e9);
  requireInteger('minimumHosts', settings.minimumHosts, 0, 1e9);
  requireHosts(hosts);
  const outliers = judgedHosts(hosts, settings).filter(
    (index) => 100 - hosts[index]!.successPercent >= settings.threshold,
  );
  return { outliers, ejected: withinCap(outliers, alreadyEjected, hosts.length, settings) };
}
