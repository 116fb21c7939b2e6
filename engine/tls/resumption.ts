import { requireInteger, requireNumber } from '../errors';

/**
 * Who can resume a session at a fleet of TLS terminators.
 * - `per-instance`: each has its own ticket key or cache, and connections are spread at random;
 * - `source-hash`: the same, but a client comes back to its instance unless its address changed;
 * - `shared-stek`: all share the ticket keys; `shareSynced` is the probability that the issuer and the receiver of a
 *   ticket do have the same ones.
 */
export type ResumptionPolicy =
  | { readonly policy: 'per-instance' }
  | { readonly policy: 'source-hash'; readonly probClientIpChanged: number }
  | { readonly policy: 'shared-stek'; readonly shareSynced: number };

/**
 * Share of returning clients that resume at a fleet of `instances`. Without a shared key it is 1/N.
 * Sources: RFC 5077 §3–4, RFC 8446 §4.6.1. Throws EngineError on no instances or probabilities outside 0–1.
 */
export function resumptionHitRate(instances: number, policy: ResumptionPolicy): number {
  const byChance = 1 / requireInteger('instances', instances, 1, 1e6);
  const sure = sureShare(policy);
  return sure + (1 - sure) * byChance;
}

/** Share of the returning clients that meet their key by design; the others only by chance. */
function sureShare(policy: ResumptionPolicy): number {
  switch (policy.policy) {
    case 'per-instance':
      return 0;
    case 'source-hash':
      return 1 - requireNumber('probClientIpChanged', policy.probClientIpChanged, 0, 1);
    case 'shared-stek':
      return requireNumber('shareSynced', policy.shareSynced, 0, 1);
  }
}

/**
 * Share of the clients that keep their instance under a source hash when a fleet is resized: by `hash mod N`, and by
 * an ideal consistent hash. Throws EngineError on fleets without instances.
 */
export function keptOnResize(instances: number, newInstances: number): { modulo: number; consistentHash: number } {
  const from = requireInteger('instances', instances, 1, 1e6);
  const to = requireInteger('newInstances', newInstances, 1, 1e6);
  const smaller = Math.min(from, to);
  // in each period lcm(N, M) of the hash, exactly one value has remainder r both modulo N and modulo M, for each r < N, M
  return {
    modulo: (smaller * greatestCommonDivisor(from, to)) / (from * to),
    consistentHash: smaller / Math.max(from, to),
  };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

export interface TicketInput {
  readonly ticketAgeS: number;
  readonly rotationPeriodS: number;
  /** Old keys that still decrypt, beside the current one. */
  readonly previousKeysKept: number;
  /** Beyond it the client must not offer the ticket (RFC 8446 §4.6.1). */
  readonly ticketLifetimeS: number;
}

/**
 * Probability that a ticket of a given age can still be decrypted, when it was issued at a uniformly random moment of
 * a rotation period. Throws EngineError on negative input or a period that is not above 0.
 */
export function ticketDecryptable(input: TicketInput): number {
  const ageS = requireNumber('ticketAgeS', input.ticketAgeS, 0, Number.POSITIVE_INFINITY);
  const periodS = requireNumber('rotationPeriodS', input.rotationPeriodS, Number.MIN_VALUE, Number.POSITIVE_INFINITY);
  const kept = requireInteger('previousKeysKept', input.previousKeysKept, 0, 1e6);
  const lifetimeS = requireNumber('ticketLifetimeS', input.ticketLifetimeS, 0, Number.POSITIVE_INFINITY);
  if (ageS > lifetimeS) return 0;
  return Math.min(1, Math.max(0, kept + 1 - ageS / periodS));
}
