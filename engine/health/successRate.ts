import { EngineError, requireInteger, requireNumber } from '../errors';
import { EJECTION_CAP_DEFAULTS, type EjectionCap, withinCap } from './ejectionCap';

/** Envoy's success-rate outlier detection, `outlier_detection.proto`. */
export interface SuccessRateConfig extends EjectionCap {
  /** Requests an interval below which a host is not judged. */
  readonly requestVolume: number;
  /** Judged hosts below which nobody is. */
  readonly minimumHosts: number;
  /** Standard deviations below the mean, times 1000. */
  readonly stdevFactor: number;
}

const SUCCESS_RATE_DEFAULTS: SuccessRateConfig = {
  requestVolume: 100,
  minimumHosts: 5,
  stdevFactor: 1900,
  ...EJECTION_CAP_DEFAULTS,
};

/** A host over one interval. */
export interface HostInterval {
  readonly successPercent: number;
  readonly requests: number;
  /** It is out, so that it is not judged. */
  readonly isEjected?: boolean;
}

export interface SuccessRateVerdict {
  /** Null where too few hosts had enough requests. */
  readonly statistics: { readonly mean: number; readonly stdev: number; readonly threshold: number } | null;
  /** Indexes of hosts whose success rate lies below the threshold. */
  readonly outliers: readonly number[];
  /** Those of them that the ejection cap lets go, in the order of the hosts. */
  readonly ejected: readonly number[];
}

/**
 * Which hosts an interval's sweep ejects for their success rate: outliers lie more than so many population standard
 * deviations below the mean of the judged hosts. The cap counts all hosts, judged or not: at 10 % no cluster below ten
 * hosts ejects anyone, unless one host may always go.
 * Source: Envoy `outlier_detection_impl.cc`. `alreadyEjected` of the hosts are out before the sweep: those marked so,
 * unless it is given.
 * Throws EngineError on percentages outside 0–100 or negative counts.
 */
export function successRateOutliers(
  hosts: readonly HostInterval[],
  config: Partial<SuccessRateConfig> = {},
  alreadyEjected = countEjected(hosts),
): SuccessRateVerdict {
  const settings = requireSettings({ ...SUCCESS_RATE_DEFAULTS, ...config });
  requireHosts(hosts);
  requireInteger('alreadyEjected', alreadyEjected, 0, 1e6);
  const judged = judgedHosts(hosts, settings);
  if (judged.length === 0) return { statistics: null, outliers: [], ejected: [] };

  const rates = judged.map((index) => hosts[index]!.successPercent);
  const mean = rates.reduce((a, b) => a + b, 0) / rates.length;
  const stdev = Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) * (rate - mean), 0) / rates.length);
  const threshold = mean - (settings.stdevFactor / 1000) * stdev;
  const outliers = judged.filter((index) => hosts[index]!.successPercent < threshold);
  const ejected = withinCap(outliers, alreadyEjected, hosts.length, settings);
  return { statistics: { mean, stdev, threshold }, outliers, ejected };
}

/** Indexes of the hosts in use that had requests, and enough of them; none where such hosts are too few. */
export function judgedHosts(
  hosts: readonly HostInterval[],
  { requestVolume, minimumHosts }: Pick<SuccessRateConfig, 'requestVolume' | 'minimumHosts'>,
): number[] {
  const judged = [...hosts.keys()].filter(
    (index) => !hosts[index]!.isEjected && hosts[index]!.requests >= Math.max(1, requestVolume),
  );
  return judged.length < minimumHosts ? [] : judged;
}

/** How many of the hosts are out. */
export const countEjected = (hosts: readonly HostInterval[]) => hosts.filter(({ isEjected }) => isEjected).length;

function requireSettings(config: SuccessRateConfig): SuccessRateConfig {
  requireInteger('requestVolume', config.requestVolume, 0, 1e9);
  requireInteger('minimumHosts', config.minimumHosts, 0, 1e9);
  requireInteger('stdevFactor', config.stdevFactor, 0, 1e9);
  requireNumber('maxEjectionPercent', config.maxEjectionPercent, 0, 100);
  return config;
}

/** Throws EngineError on no hosts, rates outside 0–100 or negative counts. */
export function requireHosts(hosts: readonly HostInterval[]): void {
  if (hosts.length === 0) throw new EngineError('hosts', hosts, 'at least one host');
  for (const [i, { successPercent, requests }] of hosts.entries()) {
    requireNumber(`hosts[${i}].successPercent`, successPercent, 0, 100);
    requireInteger(`hosts[${i}].requests`, requests, 0, 1e12);
  }
}
