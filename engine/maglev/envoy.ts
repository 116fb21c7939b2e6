import { EngineError, requireInteger } from '../errors';
import { compareBytes, utf8 } from '../hash/bytes';
import { modulo, type U64, u64FromNumber, xor } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import {
  type ClaimStep,
  type ClaimsInRound,
  fill,
  type Permutations,
  recordFill,
  renumber,
  requirePrimeSize,
} from './core';
import { type EnvoyHost, normalizeWeights } from './envoyWeights';

export interface EnvoyMaglevConfig {
  /** A prime; Envoy's default is 65,537. */
  readonly tableSize: number;
  readonly hosts: readonly EnvoyHost[];
  /** Weight of each locality; without it, localities do not matter. */
  readonly localityWeights?: readonly number[];
}

/** A host in the order in which Envoy gives turns. */
interface EnvoyBuildEntry {
  /** Its index in `hosts`. */
  readonly index: number;
  readonly offset: number;
  readonly skip: number;
  readonly normalizedWeight: number;
  /** Slots it came to own. */
  readonly slots: number;
}

export interface EnvoyMaglev {
  /** Owner of each slot, as an index into `hosts`. */
  readonly table: Int32Array;
  readonly buildOrder: readonly EnvoyBuildEntry[];
}

const SEED_1 = u64FromNumber(1);

/**
 * Envoy's Maglev table. Offset and skip are XXH64 of the key with seeds 0 and 1; hosts take turns sorted bytewise by key.
 * In a table with fewer slots than hosts the first in turn have one each, and the others get no request.
 * Throws on a table size that is no prime, duplicate keys and weights out of range. Source: Envoy maglev_lb.cc `constructImplementationInternals`.
 */
export function buildEnvoyMaglev(config: EnvoyMaglevConfig): EnvoyMaglev {
  const { built, permutations, turns } = prepare(config);
  const { tableSize } = permutations;
  const table = fill(permutations, turns);
  const slots = new Uint32Array(built.length);
  for (let slot = 0; slot < tableSize; slot++) slots[table[slot]!]!++;
  const buildOrder = built.map(({ index, normalizedWeight }, place) => ({
    index,
    offset: permutations.offsets[place]!,
    skip: permutations.skips[place]!,
    normalizedWeight,
    slots: slots[place]!,
  }));
  return {
    table: renumber(
      table,
      built.map(({ index }) => index),
    ),
    buildOrder,
  };
}

/** The filling of Envoy's table, turn by turn. */
export interface EnvoyFill {
  /** In the order of turns: the host's index in `hosts`, its offset and its skip. */
  readonly order: readonly Pick<EnvoyBuildEntry, 'index' | 'offset' | 'skip'>[];
  /** `backend` is a place in `order`. */
  readonly steps: readonly ClaimStep[];
}

/** The turns by which `buildEnvoyMaglev` fills the table; throws as it does. For small tables: every turn is kept. */
export function recordEnvoyFill(config: EnvoyMaglevConfig): EnvoyFill {
  const { built, permutations, turns } = prepare(config);
  return {
    order: built.map(({ index }, place) => ({
      index,
      offset: permutations.offsets[place]!,
      skip: permutations.skips[place]!,
    })),
    steps: recordFill(permutations, turns),
  };
}

/** Hosts in the order of their turns, with their permutations, and how often each claims in a round. */
function prepare({ tableSize, hosts, localityWeights }: EnvoyMaglevConfig) {
  const built = normalizeWeights(hosts, localityWeights)
    .map((host) => ({ ...host, key: utf8(hosts[host.index]!.hashKey) }))
    .sort((a, b) => compareBytes(a.key, b.key));
  if (built.length === 0) throw new EngineError('backends', hosts, 'a host in a locality of weight above 0');
  requirePrimeSize('tableSize', tableSize);
  const permutations: Permutations = {
    tableSize,
    offsets: Uint32Array.from(built, ({ key }) => modulo(xxhash64(key), tableSize)),
    skips: Uint32Array.from(built, ({ key }) => modulo(xxhash64(key, SEED_1), tableSize - 1) + 1),
  };
  return { built, permutations, turns: turnsByWeight(built.map(({ normalizedWeight }) => normalizedWeight)) };
}

/** In pass p a host waits while p · weight is below its target; a claim raises the target by the greatest weight. */
function turnsByWeight(weights: readonly number[]): ClaimsInRound {
  const greatest = weights.reduce((max, weight) => Math.max(max, weight), 0);
  const targets = new Float64Array(weights.length);
  return (round, host) => {
    if ((round + 1) * weights[host]! < targets[host]!) return 0;
    targets[host]! += greatest;
    return 1;
  };
}

/** The 64-bit hash that a request's key (a header, a cookie, an address) is looked up by. */
export function envoyRequestHash(requestKey: string): U64 {
  return xxhash64(utf8(requestKey));
}

/**
 * The slot of a request: hash mod table size; a retry (attempt 1, 2, …) first flips the hash with 2^64 − attempt, so
 * that it lands elsewhere. −1 in an empty table.
 */
export function envoyMaglevSlot(hash: U64, tableSize: number, attempt = 0): number {
  requireInteger('attempt', attempt, 0, 2 ** 32 - 1);
  if (tableSize === 0) return -1;
  return modulo(attempt === 0 ? hash : xor(hash, { hi: 0xffffffff, lo: -attempt >>> 0 }), tableSize);
}
