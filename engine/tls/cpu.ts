import { EngineError, requireNumber } from '../errors';

/** Cores are bought whole; a share of one this small is rounding, not load. */
const ROUNDING = 1e-9;

export interface TlsCpuInput {
  readonly newConnectionsPerSecond: number;
  /** Share of the handshakes that resume a session, 0–1. */
  readonly resumptionHitRate: number;
  readonly fullHandshakeCpuS: number;
  readonly resumedHandshakeCpuS: number;
  readonly gigabytesPerSecond: number;
  readonly cpuSecondsPerGigabyte: number;
  /** How busy a core may be, above 0 and at most 1. */
  readonly targetUtilisation: number;
}

/**
 * Cores that terminating TLS keeps busy (handshakes, then bytes), and whole cores to buy so that none is busier than
 * the target. Throws EngineError on negative input, a hit rate outside 0–1 or a target outside (0, 1].
 */
export function tlsCores(input: TlsCpuInput): { busyCores: number; coresNeeded: number } {
  const rate = requireNumber('newConnectionsPerSecond', input.newConnectionsPerSecond, 0, Number.POSITIVE_INFINITY);
  const gigabytes = requireNumber('gigabytesPerSecond', input.gigabytesPerSecond, 0, Number.POSITIVE_INFINITY);
  const perGigabyte = requireNumber('cpuSecondsPerGigabyte', input.cpuSecondsPerGigabyte, 0, Number.POSITIVE_INFINITY);
  const target = requireNumber('targetUtilisation', input.targetUtilisation, 0, 1);
  if (target === 0) throw new EngineError('targetUtilisation', target, 'a share above 0');
  const { resumptionHitRate: hitRate, fullHandshakeCpuS: full, resumedHandshakeCpuS: resumed } = input;
  const busyCores = rate * meanHandshakeS(hitRate, full, resumed) + gigabytes * perGigabyte;
  return { busyCores, coresNeeded: Math.ceil(busyCores / target - ROUNDING) };
}

/** CPU seconds of the mean handshake. Throws EngineError on negative times or a hit rate outside 0–1. */
export function meanHandshakeS(hitRate: number, fullS: number, resumedS: number): number {
  requireNumber('hitRate', hitRate, 0, 1);
  requireNumber('fullS', fullS, 0, Number.POSITIVE_INFINITY);
  requireNumber('resumedS', resumedS, 0, Number.POSITIVE_INFINITY);
  return hitRate * resumedS + (1 - hitRate) * fullS;
}
