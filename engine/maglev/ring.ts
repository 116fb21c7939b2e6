import { requireInteger } from '../errors';
import { utf8 } from '../hash/bytes';
import type { U64 } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import { type EnvoyHost, normalizeWeights } from './envoyWeights';

export interface EnvoyRingConfig {
  /** Least number of entries; Envoy's default is 1,024. */
  readonly minRingSize: number;
  /** Greatest number of entries; Envoy's default and limit is 8,388,608. */
  readonly maxRingSize: number;
  readonly hosts: readonly EnvoyHost[];
  readonly localityWeights?: readonly number[];
}

/** A ring in ascending order of hashes. */
export interface EnvoyRing {
  /** Entries for a total weight of 1; not always whole. */
  readonly scale: number;
  /** Hash of each entry, in two lanes as a U64 has them: a lookup reads twenty of a million. */
  readonly hashes: { readonly hi: Uint32Array; readonly lo: Uint32Array };
  /** Owner of each entry, as an index into `hosts`. */
  readonly owners: Int32Array;
  /** Entries of each host, in the order of `hosts`; undefined for one that takes no part. */
  readonly hashesPerHost: readonly (number | undefined)[];
}

const MAX_RING_SIZE = 8_388_608;

/**
 * Envoy's ring hash. The ring is scaled so that the lightest host gets a whole number of entries; since the scale depends
 * on all hosts, a removal also moves some keys of survivors.
 * Throws on ring sizes out of range, duplicate keys and weights out of range.
 * Source: Envoy ring_hash_lb.cc `Ring::Ring`.
 */
export function buildEnvoyRing({ minRingSize, maxRingSize, hosts, localityWeights }: EnvoyRingConfig): EnvoyRing {
  requireInteger('maxRingSize', maxRingSize, 1, MAX_RING_SIZE);
  requireInteger('minRingSize', minRingSize, 1, maxRingSize);
  const weighted = normalizeWeights(hosts, localityWeights);
  const least = weighted.reduce((min, { normalizedWeight }) => Math.min(min, normalizedWeight), 1);
  const scale = Math.min(Math.ceil(least * minRingSize) / least, maxRingSize);
  const hashes: U64[] = [];
  const owners: number[] = [];
  const hashesPerHost = new Array<number | undefined>(hosts.length).fill(undefined);
  let target = 0;
  for (const { index, normalizedWeight } of weighted) {
    target += scale * normalizedWeight;
    const first = hashes.length;
    for (let i = 0; hashes.length < target; i++) {
      hashes.push(xxhash64(utf8(`${hosts[index]!.hashKey}_${i}`)));
      owners.push(index);
    }
    hashesPerHost[index] = hashes.length - first;
  }
  return { scale, hashesPerHost, ...inOrder(hashes, owners) };
}

/** Entries in ascending order of their hashes. */
function inOrder(hashes: readonly U64[], owners: readonly number[]): Pick<EnvoyRing, 'hashes' | 'owners'> {
  const hi = Uint32Array.from(hashes, (hash) => hash.hi);
  const lo = Uint32Array.from(hashes, (hash) => hash.lo);
  const order = Uint32Array.from(hashes.keys()).sort((a, b) => hi[a]! - hi[b]! || lo[a]! - lo[b]!);
  return {
    hashes: { hi: order.map((entry) => hi[entry]!), lo: order.map((entry) => lo[entry]!) },
    owners: Int32Array.from(order, (entry) => owners[entry]!),
  };
}

/** Owner of the first entry whose hash is not below the request's, wrapping; attempt n takes the n-th after it. −1 in an empty ring. */
export function selectFromRing({ hashes, owners }: EnvoyRing, hash: U64, attempt = 0): number {
  requireInteger('attempt', attempt, 0, 2 ** 32 - 1);
  if (owners.length === 0) return -1;
  const { hi, lo } = hashes;
  let low = 0;
  let high = owners.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (hi[middle]! < hash.hi || (hi[middle] === hash.hi && lo[middle]! < hash.lo)) low = middle + 1;
    else high = middle;
  }
  return owners[(low + attempt) % owners.length]!;
}
