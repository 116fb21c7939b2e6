import { EngineError, requireInteger, requireNumber } from '../errors';
import type { CheckedTarget } from './activeCheck';

/** Envoy's `outlier_detection`: how often it sweeps, and how long a host stays out. Milliseconds. */
export interface EjectionConfig {
  readonly intervalMs: number;
  readonly baseEjectionMs: number;
  readonly maxEjectionMs: number;
}

export const EJECTION_DEFAULTS: EjectionConfig = { intervalMs: 10_000, baseEjectionMs: 30_000, maxEjectionMs: 300_000 };

/** Envoy's memory of a host. */
export interface HostEjection {
  /** Null while the host is in use. */
  readonly ejectedAtMs: number | null;
  /** Random share of the ejection that is under way, so that hosts do not all come back at once. */
  readonly jitterMs: number;
  /** Ejection times are so many times the base: one more for each ejection, one less for each healthy sweep. */
  readonly multiplier: number;
  readonly unejectedAtMs: number | null;
  /** Failures in a row since the last success, ejection for them, or return. */
  readonly failuresInARow: number;
}

export const NEVER_EJECTED: HostEjection = {
  ejectedAtMs: null,
  jitterMs: 0,
  multiplier: 0,
  unejectedAtMs: null,
  failuresInARow: 0,
};

/**
 * A host after one more response, and whether it is an outlier by `consecutive5xx` failures in a row. Whether the cap
 * lets it go or not, counting then starts anew; failures of a host that is out lead nowhere.
 * Source: Envoy `outlier_detection_impl.cc`, `putHttpResponseCode`, `onConsecutiveErrorWorker`.
 * Throws EngineError on a threshold below 1.
 */
export function afterResponse(
  host: HostEjection,
  failed: boolean,
  consecutive5xx: number,
): { readonly host: HostEjection; readonly isOutlier: boolean } {
  requireInteger('consecutive5xx', consecutive5xx, 1, 1e9);
  if (!failed) return { host: host.failuresInARow === 0 ? host : { ...host, failuresInARow: 0 }, isOutlier: false };
  const failuresInARow = host.failuresInARow + 1;
  const isOutlier = host.ejectedAtMs === null && failuresInARow >= consecutive5xx;
  return { host: { ...host, failuresInARow: isOutlier ? 0 : failuresInARow }, isOutlier };
}

/**
 * How long an ejection lasts at a multiplier: the base times it, at most the maximum, and the jitter on top.
 * Source: Envoy `outlier_detection_impl.cc`, `checkHostForUneject`. Throws EngineError on negative input or max < base.
 */
export function ejectionMs(
  multiplier: number,
  config: Pick<EjectionConfig, 'baseEjectionMs' | 'maxEjectionMs'>,
  jitterMs = 0,
): number {
  requireTimes(config);
  requireInteger('multiplier', multiplier, 0, 1e9);
  requireNumber('jitterMs', jitterMs, 0, Number.MAX_SAFE_INTEGER);
  return Math.min(config.baseEjectionMs * multiplier, config.maxEjectionMs) + jitterMs;
}

/** Ejects a host; nothing happens to one that is out already. The multiplier stops growing once it reaches the maximum. */
export function eject(host: HostEjection, nowMs: number, config: EjectionConfig, jitterMs = 0): HostEjection {
  if (host.ejectedAtMs !== null) return host;
  const grows = host.multiplier * config.baseEjectionMs < config.maxEjectionMs + config.baseEjectionMs;
  return { ...host, ejectedAtMs: nowMs, jitterMs, multiplier: host.multiplier + (grows ? 1 : 0) };
}

/** A random jitter of an ejection: whole milliseconds up to Envoy's `max_ejection_time_jitter` (0 by default), from a draw. */
export function ejectionJitterMs(maxJitterMs: number, draw: number): number {
  requireInteger('maxJitterMs', maxJitterMs, 0, 2 ** 32);
  return requireInteger('draw', draw, 0, Number.MAX_SAFE_INTEGER) % (maxJitterMs + 1);
}

/** A host that is back: whatever failures it had while it was out do not count. */
const uneject = (host: HostEjection, nowMs: number): HostEjection => ({
  ...host,
  ejectedAtMs: null,
  unejectedAtMs: nowMs,
  failuresInARow: 0,
});

/** The first step of a sweep: an ejection that has lasted its time ends, here and nowhere else but by `afterCheck`. */
export function endIfOver(host: HostEjection, nowMs: number, config: EjectionConfig): HostEjection {
  if (host.ejectedAtMs === null) return host;
  const isOver = ejectionMs(host.multiplier, config, host.jitterMs) <= nowMs - host.ejectedAtMs;
  return isOver ? uneject(host, nowMs) : host;
}

/** The last step of a sweep: a host that has been back for an interval, and was not just ejected, is forgiven one step. */
export function forgive(host: HostEjection, nowMs: number, config: EjectionConfig): HostEjection {
  if (host.ejectedAtMs !== null || host.unejectedAtMs === null || host.multiplier === 0) return host;
  return nowMs - host.unejectedAtMs >= config.intervalMs ? { ...host, multiplier: host.multiplier - 1 } : host;
}

/** One interval's sweep over a host where no rates are judged in between: see `sweepInterval` for the whole. */
export function sweep(host: HostEjection, nowMs: number, config: EjectionConfig): HostEjection {
  return forgive(endIfOver(host, nowMs, config), nowMs, config);
}

/**
 * A host after an active check: one that passed ends its ejection at once, if the checks hold it for healthy. Envoy does
 * so by default since 1.26 (`successful_active_health_check_uneject_host`), so that a grey host, whose checks pass, is
 * back within one interval of its checks. Source: Envoy `outlier_detection_impl.cc`, `DetectorImpl::initialize`.
 */
export function afterCheck(host: HostEjection, passed: boolean, target: CheckedTarget, nowMs: number): HostEjection {
  return passed && target.isUp && host.ejectedAtMs !== null ? uneject(host, nowMs) : host;
}

/**
 * When a host that is ejected at the given times (ascending, ms) comes back from each, with sweeps at every multiple of
 * the interval, the sweep first where both fall together; null for an ejection of a host that was out already.
 * Throws EngineError on times that go back, an interval below 1 ms, or a maximum below the base.
 */
export function replayEjections(
  ejectAtMs: readonly number[],
  config: EjectionConfig = EJECTION_DEFAULTS,
  jitterMs = 0,
): (number | null)[] {
  requireTimes(config);
  requireInteger('intervalMs', config.intervalMs, 1, Number.MAX_SAFE_INTEGER);
  requireNumber('jitterMs', jitterMs, 0, Number.MAX_SAFE_INTEGER);
  let host = NEVER_EJECTED;
  let nextSweepMs = 0;
  const sweepUntil = (untilMs: number) => {
    for (; nextSweepMs <= untilMs; nextSweepMs += config.intervalMs) {
      const isAtRest = host.ejectedAtMs === null && host.multiplier === 0;
      if (isAtRest) nextSweepMs = Math.floor(untilMs / config.intervalMs) * config.intervalMs; // those before change nothing
      host = sweep(host, nextSweepMs, config);
    }
  };
  return ejectAtMs.map((atMs, i) => {
    requireNumber(`ejectAtMs[${i}]`, atMs, ejectAtMs[i - 1] ?? 0, Number.MAX_SAFE_INTEGER);
    sweepUntil(atMs);
    if (host.ejectedAtMs !== null) return null;
    host = eject(host, atMs, config, jitterMs);
    return backAtMs(host, atMs, config);
  });
}

/** The first sweep after the ejection has lasted its time. */
function backAtMs(host: HostEjection, ejectedAtMs: number, config: EjectionConfig): number {
  const overMs = ejectedAtMs + ejectionMs(host.multiplier, config, host.jitterMs);
  return Math.ceil(overMs / config.intervalMs) * config.intervalMs;
}

function requireTimes({
  baseEjectionMs,
  maxEjectionMs,
}: Pick<EjectionConfig, 'baseEjectionMs' | 'maxEjectionMs'>): void {
  requireInteger('baseEjectionMs', baseEjectionMs, 1, Number.MAX_SAFE_INTEGER);
  requireInteger('maxEjectionMs', maxEjectionMs, 1, Number.MAX_SAFE_INTEGER);
  if (maxEjectionMs < baseEjectionMs) {
    throw new EngineError('maxEjectionMs', maxEjectionMs, `at least baseEjectionMs, ${baseEjectionMs}`);
  }
}
