import { addressBytes } from '../ecmp/address';
import { EngineError, requireInteger } from '../errors';
import { type SipKey, sipHash13 } from '../hash/siphash';
import { fill, type Permutations, requireDistinct, requireTableSize, requireWeights } from './core';

export interface IpvsDestination {
  readonly address: string;
  readonly port: number;
  /** At 0 the destination gets no new connection. */
  readonly weight: number;
  /**
   * The last weight above 0 of a destination whose weight is 0 now. It keeps the slots that this weight gives it; without
   * one it was added at 0 and has none.
   */
  readonly lastWeight?: number;
}

export interface IpvsMaglevConfig {
  /** `CONFIG_IP_VS_MH_TAB_INDEX`: 8 to 17. */
  readonly tabIndex: number;
  /** The prime that the kernel pairs with it: 251 at 8, 4,093 at 12 (default), 131,071 at 17. */
  readonly tableSize: number;
  /** In the kernel's order: it puts the newest first. */
  readonly destinations: readonly IpvsDestination[];
}

export interface IpvsMaglev {
  /** Owner of each slot, as an index into `destinations`. */
  readonly table: Int32Array;
  /** Greatest common divisor of the weights above 0. */
  readonly gcd: number;
  /** Shift that keeps the turns of a round small against the table. */
  readonly rshift: number;
  /** Offset, skip and claims in a row of each destination. */
  readonly permutation: readonly {
    readonly index: number;
    readonly offset: number;
    readonly skip: number;
    readonly turns: number;
  }[];
}

const OFFSET_KEY = 2_654_435_761;
const SKIP_KEY = 2_654_446_892;

/**
 * The table of IPVS' Maglev scheduler (`mh`) on a 64-bit kernel.
 * Destinations that are drained to weight 0 keep their slots: see `ipvsUnavailable`.
 * Throws on a table size that is no prime or below the number of destinations, duplicates, and fields out of range.
 * Source: Linux net/netfilter/ipvs/ip_vs_mh.c, where `last_weight` places destinations.
 */
export function buildIpvsMaglev({ tabIndex, tableSize, destinations }: IpvsMaglevConfig): IpvsMaglev {
  requireInteger('tabIndex', tabIndex, 8, 17);
  requireDistinct(
    'address',
    destinations.map(({ address, port }) => `${address} ${port}`),
  );
  requireTableSize('tableSize', tableSize, destinations.length);
  const weights = destinations.map(placingWeight);
  requireWeights(weights);
  const gcd = weights.reduce(greatestCommonDivisor, 0);
  const greatest = weights.reduce((max, weight) => Math.max(max, weight), 0) / gcd;
  const rshift = Math.max(0, 32 - Math.clz32(greatest) - Math.floor(tabIndex / 2));
  const permutation = destinations.map(({ address, port }, index) => ({
    index,
    offset: ipvsHash(address, port, 0, OFFSET_KEY) % tableSize,
    skip: (ipvsHash(address, port, 0, SKIP_KEY) % (tableSize - 1)) + 1,
    turns: weights[index] === 0 ? 0 : Math.max(1, (weights[index]! / gcd) >>> rshift),
  }));
  const permutations: Permutations = {
    tableSize,
    offsets: Uint32Array.from(permutation, ({ offset }) => offset),
    skips: Uint32Array.from(permutation, ({ skip }) => skip),
  };
  return { table: fill(permutations, (_, index) => permutation[index]!.turns), gcd, rshift, permutation };
}

/** The weight that places a destination: the last it had that was above 0. Throws on one that is not, or no integer. */
function placingWeight({ weight, lastWeight }: IpvsDestination, index: number): number {
  if (lastWeight === undefined) return weight;
  requireInteger(`backends[${index}].lastWeight`, lastWeight, 1, 2 ** 32 - 1);
  if (weight === 0 || weight === lastWeight) return lastWeight;
  throw new EngineError(`backends[${index}].lastWeight`, lastWeight, `the weight (${weight}), unless that is 0`);
}

/** Destinations that take no new connection although they may own slots: those of weight 0. As `ipvsSelect` wants them. */
export function ipvsUnavailable(destinations: readonly IpvsDestination[]): Set<number> {
  return new Set([...destinations.keys()].filter((index) => destinations[index]!.weight === 0));
}

/** hsiphash of offset + port + address, as uint32 in host order; of an IPv6 address the XOR of its four words. */
function ipvsHash(address: string, port: number, offset: number, keyWord: number): number {
  requireInteger('port', port, 0, 65_535);
  const folded = new Uint8Array(4);
  addressBytes(address).forEach((byte, at) => {
    folded[at % 4]! ^= byte;
  });
  const value = (offset + port + new DataView(folded.buffer).getUint32(0)) >>> 0;
  const word = { hi: 0, lo: keyWord };
  const key: SipKey = { k0: word, k1: word };
  return sipHash13(Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24), key).lo;
}

/** The hash of a client, and its slot in a table. `port` is 0 unless the scheduler has the flag `mh-port`. */
export function ipvsLookup(client: string, port: number, tableSize: number): { hash: number; slot: number } {
  const hash = ipvsHash(client, port, 0, OFFSET_KEY);
  return { hash, slot: hash % tableSize };
}

/**
 * The destination of a client while some are unavailable, undefined if none is found. With the flag `mh-fallback` the
 * client is hashed again with growing offsets until an available destination turns up.
 */
export function ipvsSelect(
  table: Int32Array,
  client: string,
  port: number,
  unavailable: ReadonlySet<number>,
  fallback: boolean,
): number | undefined {
  if (table.length === 0) return undefined;
  const { slot } = ipvsLookup(client, port, table.length);
  const first = table[slot]!;
  if (!unavailable.has(first)) return first;
  for (let offset = 0; fallback && offset < table.length; offset++) {
    const retry = ipvsHash(client, port, (slot + offset) % table.length, OFFSET_KEY) % table.length;
    if (!unavailable.has(table[retry]!)) return table[retry];
  }
  return undefined;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
