import { EngineError, requireInteger } from '../errors';
import { requireDistinct } from './core';

/** A host of an Envoy cluster, as its consistent-hashing balancers see it. */
export interface EnvoyHost {
  /** What is hashed: `address:port`, the host name or the metadata's `hash_key`. */
  readonly hashKey: string;
  /** Load-balancing weight, 1 to 2^32 − 1. */
  readonly weight: number;
  /** Index into the locality weights, where those are used. */
  readonly locality?: number;
}

/** A host that takes part, with its share of the traffic; the shares sum to about 1. */
export interface WeightedHost {
  /** Its index in the list of hosts. */
  readonly index: number;
  readonly normalizedWeight: number;
}

const MAX_UINT32 = 2 ** 32 - 1;

/**
 * Envoy's normalised weights: host weight · locality share / weight of the locality's hosts, in exactly this order of
 * double operations. Hosts of a locality of weight 0 are left out.
 * Source: Envoy thread_aware_lb_impl.cc `normalizeLocalityWeights`, `normalizeHostWeights`.
 */
export function normalizeWeights(hosts: readonly EnvoyHost[], localityWeights?: readonly number[]): WeightedHost[] {
  requireHosts(hosts, localityWeights);
  const all = hosts.map((_, index) => index);
  if (localityWeights === undefined) return normalizeHosts(hosts, all, 1);
  const sum = localityWeights.reduce((total, weight) => total + weight, 0);
  return localityWeights.flatMap((weight, locality) => {
    if (weight === 0) return [];
    return normalizeHosts(
      hosts,
      all.filter((index) => hosts[index]!.locality === locality),
      weight / sum,
    );
  });
}

function normalizeHosts(hosts: readonly EnvoyHost[], members: readonly number[], share: number): WeightedHost[] {
  const sum = members.reduce((total, index) => total + hosts[index]!.weight, 0);
  return members.map((index) => ({ index, normalizedWeight: (hosts[index]!.weight * share) / sum }));
}

function requireHosts(hosts: readonly EnvoyHost[], localityWeights?: readonly number[]): void {
  requireDistinct(
    'hashKey',
    hosts.map(({ hashKey }) => hashKey),
  );
  hosts.forEach(({ weight, locality }, index) => {
    requireInteger(`backends[${index}].weight`, weight, 1, MAX_UINT32);
    if (localityWeights !== undefined)
      requireInteger(`backends[${index}].locality`, locality, 0, localityWeights.length - 1);
  });
  localityWeights?.forEach((weight, index) => {
    requireInteger(`localityWeights[${index}]`, weight, 0, MAX_UINT32);
  });
  if (localityWeights?.every((weight) => weight === 0))
    throw new EngineError('localityWeights', localityWeights, 'a weight above 0');
}
