import { requireInteger, requireNumber } from '../errors';

/** How many of a cluster's hosts may be out at once, `outlier_detection.proto` of Envoy. */
export interface EjectionCap {
  readonly maxEjectionPercent: number;
  /** One may go whatever the percentage is. An option since 1.31, off by default; not to be had in 1.28–1.30. */
  readonly alwaysEjectOneHost: boolean;
  /** What the percentage is held against: the hosts out with the next one, or, until 2023, those out before it. */
  readonly counts?: 'with-next' | 'before-next';
}

export const EJECTION_CAP_DEFAULTS = {
  maxEjectionPercent: 10,
  alwaysEjectOneHost: false,
} as const satisfies EjectionCap;

/**
 * Whether one more host may be ejected while `ejected` of all `hosts` are out, judged or not: at 10 % no cluster below
 * ten hosts ejects anyone. An older Envoy, which counted before the next one, always let one go, and one too many after.
 * Source: Envoy `outlier_detection_impl.cc`, `ejectHost`. Throws EngineError on a percentage outside 0–100 or bad counts.
 */
export function mayEject(ejected: number, hosts: number, cap: EjectionCap): boolean {
  requireInteger('hosts', hosts, 1, 1e9);
  requireInteger('ejected', ejected, 0, 1e9);
  requireNumber('maxEjectionPercent', cap.maxEjectionPercent, 0, 100);
  if (cap.alwaysEjectOneHost && ejected === 0) return true;
  if (cap.counts === 'before-next') return (100 * ejected) / hosts < cap.maxEjectionPercent;
  return (100 * (ejected + 1)) / hosts <= cap.maxEjectionPercent;
}

/** Those of the outliers, in their order, that the cap lets go. Throws as `mayEject` does. */
export function withinCap(
  outliers: readonly number[],
  alreadyEjected: number,
  hosts: number,
  cap: EjectionCap,
): number[] {
  const ejected: number[] = [];
  for (const index of outliers) if (mayEject(alreadyEjected + ejected.length, hosts, cap)) ejected.push(index);
  return ejected;
}
