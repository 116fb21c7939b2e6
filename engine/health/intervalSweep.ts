import { type EjectionConfig, eject, endIfOver, forgive, type HostEjection } from './ejection';
import type { EjectionCap } from './ejectionCap';
import { type FailurePercentageConfig, failurePercentageOutliers } from './failurePercentage';
import { type SuccessRateConfig, successRateOutliers } from './successRate';

/** What a sweep judges hosts by besides their failures in a row; absent: not by this. */
export interface IntervalJudges {
  readonly successRate?: Partial<Omit<SuccessRateConfig, keyof EjectionCap>>;
  readonly failurePercentage?: Partial<Omit<FailurePercentageConfig, keyof EjectionCap>>;
}

/** A host of a cluster at a sweep. */
export interface SweptHost {
  readonly ejection: HostEjection;
  /** Of the interval that ends; whatever it carried while it was out, too. */
  readonly requests: number;
  readonly successes: number;
}

export interface IntervalSweep {
  readonly ejections: readonly HostEjection[];
  /** Indexes of the hosts whose ejection ended. */
  readonly readmitted: readonly number[];
  readonly ejected: readonly { readonly host: number; readonly by: keyof IntervalJudges }[];
}

/**
 * What Envoy does to a cluster once an interval: ejections that are over end; hosts in use are judged by their success
 * rate against the others', then by their share of failures; hosts that are then in use and have been for an interval are
 * forgiven a step. `jitterMs` is asked once for each ejection.
 * Source: Envoy `outlier_detection_impl.cc`, `onIntervalTimer`. Throws EngineError as the judges do.
 */
export function sweepInterval(
  hosts: readonly SweptHost[],
  config: EjectionConfig & EjectionCap,
  judges: IntervalJudges,
  nowMs: number,
  jitterMs: () => number,
): IntervalSweep {
  const ejections = hosts.map(({ ejection }) => endIfOver(ejection, nowMs, config));
  const isOut = (index: number) => ejections[index]!.ejectedAtMs !== null;
  const readmitted = [...hosts.keys()].filter((index) => hosts[index]!.ejection.ejectedAtMs !== null && !isOut(index));
  const intervals = hosts.map(({ requests, successes }, index) => ({
    requests,
    successPercent: requests === 0 ? 0 : (100 * successes) / requests,
    isEjected: isOut(index),
  }));
  const ejected: { host: number; by: keyof IntervalJudges }[] = [];
  const judge = (
    by: keyof IntervalJudges,
    outliersOf: typeof successRateOutliers | typeof failurePercentageOutliers,
  ) => {
    if (judges[by] === undefined) return;
    const alreadyEjected = ejections.filter(({ ejectedAtMs }) => ejectedAtMs !== null).length;
    for (const host of outliersOf(intervals, { ...config, ...judges[by] }, alreadyEjected).ejected) {
      if (isOut(host)) continue; // the other judge has sent it off in this sweep
      ejections[host] = eject(ejections[host]!, nowMs, config, jitterMs());
      ejected.push({ host, by });
    }
  };
  judge('successRate', successRateOutliers);
  judge('failurePercentage', failurePercentageOutliers);
  return { ejections: ejections.map((host) => forgive(host, nowMs, config)), readmitted, ejected };
}
