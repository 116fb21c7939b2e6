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
  let target = 0;
  const ends = weighted.map(({ normalizedWeight }) => {
    target += scale * normalizedWeight;
    return Math.ceil(target);
  });
  const hashesPerHost = new Array<number | undefined>(hosts.length).fill(undefined);
  const hi = new Uint32Array(ends.at(-1) ?? 0);
  const lo = new Uint32Array(hi.length);
  const owners = new Int32Array(hi.length);
  weighted.forEach(({ index }, place) => {
    const first = ends[place - 1] ?? 0;
    hashesPerHost[index] = ends[place]! - first;
    owners.fill(index, first, ends[place]);
    hashNumbered(hosts[index]!.hashKey, hi.subarray(first, ends[place]), lo.subarray(first, ends[place]));
  });
  const order = orderOf(hi, lo);
  return {
    scale,
    hashesPerHost,
    hashes: { hi: order.map((entry) => hi[entry]!), lo: order.map((entry) => lo[entry]!) },
    owners: new Int32Array(order.map((entry) => owners[entry]!)),
  };
}

/** Hashes of `key_0`, `key_1`, …, by lanes, as many as there is room for. */
function hashNumbered(key: string, hi: Uint32Array, lo: Uint32Array): void {
  let bytes: Uint8Array = new Uint8Array();
  for (let i = 0; i < hi.length; i++) {
    if (!countUp(bytes)) bytes = utf8(`${key}_${i}`);
    const hash = xxhash64(bytes);
    hi[i] = hash.hi;
    lo[i] = hash.lo;
  }
}

const [ZERO, NINE] = [0x30, 0x39];

/** Counts the number at the end of a key up in place, which spares an array for each; false if it has no digit for that. */
function countUp(key: Uint8Array): boolean {
  let at = key.length - 1;
  for (; key[at] === NINE; at--) key[at] = ZERO;
  if (!(key[at]! >= ZERO && key[at]! < NINE)) return false;
  key[at]!++;
  return true;
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Entries in ascending order of their hashes, by a radix sort: comparisons of 64 bits would take longer than the hashes. */
function orderOf(hi: Uint32Array, lo: Uint32Array): Uint32Array {
  let order: Uint32Array = hi.map((_, entry) => entry);
  for (const lane of [lo, hi]) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) order = sortedByDigit(order, lane, shift);
  }
  return order;
}

/** Entries by one digit of a lane; those of equal digits stay in their order. */
function sortedByDigit(order: Uint32Array, lane: Uint32Array, shift: number): Uint32Array {
  const digitOf = (entry: number) => (lane[entry]! >>> shift) & (DIGITS - 1);
  const starts = new Uint32Array(DIGITS + 1);
  for (let entry = 0; entry < lane.length; entry++) starts[digitOf(entry) + 1]!++;
  for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let place = 0; place < order.length; place++) sorted[starts[digitOf(order[place]!)]!++] = order[place]!;
  return sorted;
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
