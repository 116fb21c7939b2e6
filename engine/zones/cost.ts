import { requireInteger, requireNumber } from '../errors';

const BYTES_PER_GIB = 2 ** 30;

/** Price of one GiB between two zones. Some providers bill the sending side, some both sides, some neither. */
export interface ZoneTransferPrice {
  readonly egressUsdPerGiB: number;
  readonly ingressUsdPerGiB: number;
}

/** Traffic of a service that calls across zones. A call is one request and its response; both cross, or neither does. */
export interface ZoneTraffic {
  /** Calls in all. */
  readonly calls: number;
  /** Share of the calls that leave their zone, 0–1. */
  readonly crossZoneFraction: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

/**
 * What crossing zones costs: the GiB that crossed in both directions, billed where they leave and where they arrive.
 * Throws EngineError on negative amounts or a fraction outside 0–1.
 */
export function crossZoneCost(traffic: ZoneTraffic, price: ZoneTransferPrice): { crossingGiB: number; usd: number } {
  const calls = requireNumber('calls', traffic.calls, 0, Number.POSITIVE_INFINITY);
  const fraction = requireNumber('crossZoneFraction', traffic.crossZoneFraction, 0, 1);
  const requestBytes = requireNumber('requestBytes', traffic.requestBytes, 0, Number.POSITIVE_INFINITY);
  const responseBytes = requireNumber('responseBytes', traffic.responseBytes, 0, Number.POSITIVE_INFINITY);
  const egressUsd = requireNumber('egressUsdPerGiB', price.egressUsdPerGiB, 0, Number.POSITIVE_INFINITY);
  const ingressUsd = requireNumber('ingressUsdPerGiB', price.ingressUsdPerGiB, 0, Number.POSITIVE_INFINITY);
  const crossingGiB = (calls * fraction * (requestBytes + responseBytes)) / BYTES_PER_GIB;
  return { crossingGiB, usd: crossingGiB * (egressUsd + ingressUsd) };
}

/**
 * Milliseconds that crossing zones adds to the mean of a user's request that makes `callsInSequence` calls, one after
 * another, each of which crosses with probability `crossZoneFraction`. Throws EngineError on negative input.
 */
export function crossZoneDelayMs(input: {
  readonly callsInSequence: number;
  readonly crossZoneFraction: number;
  readonly extraRttMs: number;
}): number {
  const calls = requireInteger('callsInSequence', input.callsInSequence, 0, 1e6);
  const fraction = requireNumber('crossZoneFraction', input.crossZoneFraction, 0, 1);
  return calls * fraction * requireNumber('extraRttMs', input.extraRttMs, 0, Number.POSITIVE_INFINITY);
}

/** Clouds bill months of 730 hours. */
const MS_PER_MONTH = 730 * 3_600_000;

/** A month's bill for what costs so much in every stretch of `spanMs`; NaN for a stretch without length. */
export function usdPerMonth(usd: number, spanMs: number): number {
  return spanMs === 0 ? Number.NaN : (usd * MS_PER_MONTH) / spanMs;
}
