import { requireInteger, requireNumber } from '../errors';

const requireSeconds = (field: string, seconds: number) => requireNumber(field, seconds, 0, Number.MAX_VALUE);

/**
 * Share of clients that still use a record `elapsedS` seconds after its removal, when their caches filled at evenly
 * spread moments: it falls linearly to 0 at the TTL. Source: RFC 1035 §3.2.1. Throws EngineError on negative times.
 */
export function staleFraction(elapsedS: number, ttlS: number): number {
  requireSeconds('elapsedS', elapsedS);
  requireSeconds('ttlS', ttlS);
  return ttlS === 0 ? 0 : Math.max(0, 1 - elapsedS / ttlS);
}

/**
 * The same where a share of the resolvers keeps records for `violatorTtlS` whatever their TTL says (8.7 % of those
 * measured extend it: Bhowmick et al., PAM 2023). Throws EngineError on a share outside 0–1 or negative times.
 */
export function staleFractionWithViolators(input: {
  readonly elapsedS: number;
  readonly ttlS: number;
  readonly violatorShare: number;
  readonly violatorTtlS: number;
}): number {
  const share = requireNumber('violatorShare', input.violatorShare, 0, 1);
  const obedient = staleFraction(input.elapsedS, input.ttlS);
  return (1 - share) * obedient + share * staleFraction(input.elapsedS, input.violatorTtlS);
}

/**
 * One resolver with Poisson queries: it may have nothing in its cache when the record goes. Probability that it does,
 * and that it still answers with the record `elapsedS` later. Throws EngineError on negative input.
 */
export function staleAtResolver(
  elapsedS: number,
  ttlS: number,
  queriesPerSecond: number,
): { cachedAtRemoval: number; stale: number } {
  const perTtl =
    requireNumber('queriesPerSecond', queriesPerSecond, 0, Number.MAX_VALUE) * requireSeconds('ttlS', ttlS);
  const cachedAtRemoval = perTtl / (1 + perTtl); // a TTL in the cache, then 1/q on average until the next query
  return { cachedAtRemoval, stale: cachedAtRemoval * staleFraction(elapsedS, ttlS) };
}

/** Requests that still go to one of `records` equally used addresses after it was removed. */
export function misdirectedRequests(records: number, ttlS: number, requestsPerSecond: number): number {
  requireInteger('records', records, 1, 1e6);
  requireNumber('requestsPerSecond', requestsPerSecond, 0, Number.MAX_VALUE);
  return (requestsPerSecond / records) * (requireSeconds('ttlS', ttlS) / 2); // the integral of the stale fraction
}

/**
 * Failover by DNS of one of `records` addresses: the outage of the unluckiest client (detection, then a whole TTL), of
 * the mean one, in seconds, and the share of the clients that see it. Throws EngineError on negative input.
 */
export function dnsFailover(input: { readonly detectionS: number; readonly ttlS: number; readonly records: number }): {
  worstOutageS: number;
  meanOutageS: number;
  affectedClientShare: number;
} {
  const detectionS = requireSeconds('detectionS', input.detectionS);
  const ttlS = requireSeconds('ttlS', input.ttlS);
  return {
    worstOutageS: detectionS + ttlS,
    meanOutageS: detectionS + ttlS / 2,
    affectedClientShare: 1 / requireInteger('records', input.records, 1, 1e6),
  };
}
