import { EngineError, requireInteger, requireNumber } from '../errors';

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
}

export const NEVER_EJECTED: HostEjection = { ejectedAtMs: null, jitterMs: 0, multiplier: 0, unejectedAtMs: null };

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

/**
 * One interval's sweep over a host. An ejection that has lasted long enough ends here and nowhere else; a host that has
 * been back for an interval has its multiplier lowered.
 */
export function sweep(host: HostEjection, nowMs: number, config: EjectionConfig): HostEjection {
  if (host.ejectedAtMs !== null) {
    const isOver = ejectionMs(host.multiplier, config, host.jitterMs) <= nowMs - host.ejectedAtMs;
    return isOver ? { ...host, ejectedAtMs: null, unejectedAtMs: nowMs } : host;
  }
  const isBackForLong = host.unejectedAtMs !== null && nowMs - host.unejectedAtMs >= config.intervalMs;
  return isBackForLong && host.multiplier > 0 ? { ...host, multiplier: host.multiplier - 1 } : host;
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
