import { requireInteger } from '../errors';
import { compareBytes, utf8 } from '../hash/bytes';
import { murmur3x64 } from '../hash/murmur3';
import { modulo } from '../hash/u64';
import {
  PermutationClaims,
  type Permutations,
  renumber,
  requireDistinct,
  requireTableSize,
  requireWeights,
} from './core';

export interface CiliumBackend {
  /** The text that Cilium hashes: `[10.0.0.1:80/TCP,State:active]`. */
  readonly hashString: string;
  readonly weight: number;
}

export interface CiliumMaglevConfig {
  /** A prime; Cilium's default is 16,381. */
  readonly tableSize: number;
  /** First four bytes of the decoded `maglev.hashSeed`, big-endian: a uint32. */
  readonly seed: number;
  readonly backends: readonly CiliumBackend[];
}

/** A backend in the order in which Cilium gives turns. */
interface CiliumBuildEntry {
  /** Its index in `backends`. */
  readonly index: number;
  readonly offset: number;
  readonly skip: number;
}

export interface CiliumMaglev {
  /** Owner of each slot, as an index into `backends`. */
  readonly table: Int32Array;
  readonly buildOrder: readonly CiliumBuildEntry[];
}

/**
 * Cilium's Maglev table. Backends are sorted by their text; the weights count only if their mean, rounded down, is above 1.
 * Throws on a table size that is no prime or below the number of backends, duplicate texts and weights out of range.
 * Source: cilium pkg/maglev/maglev.go.
 */
export function buildCiliumMaglev({ tableSize, seed, backends }: CiliumMaglevConfig): CiliumMaglev {
  requireInteger('seed', seed, 0, 2 ** 32 - 1);
  requireDistinct(
    'hashString',
    backends.map(({ hashString }) => hashString),
  );
  requireTableSize('tableSize', tableSize, backends.length);
  requireWeights(backends.map(({ weight }) => weight));
  const sorted = backends
    .map(({ hashString, weight }, index) => ({ index, weight, text: utf8(hashString) }))
    .sort((a, b) => compareBytes(a.text, b.text));
  const buildOrder = sorted.map(({ index, text }) => {
    const [h1, h2] = murmur3x64(text, seed);
    return { index, offset: modulo(h1, tableSize), skip: modulo(h2, tableSize - 1) + 1 };
  });
  const permutations: Permutations = {
    tableSize,
    offsets: Uint32Array.from(buildOrder, ({ offset }) => offset),
    skips: Uint32Array.from(buildOrder, ({ skip }) => skip),
  };
  const table = fillByWeight(
    permutations,
    sorted.map(({ weight }) => weight),
  );
  return {
    table: renumber(
      table,
      sorted.map(({ index }) => index),
    ),
    buildOrder,
  };
}

/**
 * Claim n starts at backend n mod N, and passes over those that have had their share: (n + 1) · weight below a counter
 * that each claim raises by the sum of weights.
 */
function fillByWeight(permutations: Permutations, weights: readonly number[]): Int32Array {
  const claims = new PermutationClaims(permutations);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const weighted = Math.floor(sum / weights.length) > 1;
  const counters = Float64Array.from(weights, (weight) => weight / weights.length);
  for (let n = 0; claims.free > 0; n++) {
    let backend = n % weights.length;
    if (weighted) {
      while ((n + 1) * weights[backend]! < Math.trunc(counters[backend]!)) backend = (backend + 1) % weights.length;
      counters[backend]! += sum;
    }
    claims.claim(backend);
  }
  return claims.table;
}
