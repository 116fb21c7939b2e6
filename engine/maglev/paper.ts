import { EngineError, requireInteger } from '../errors';
import { fill, type Permutations, permutation, requireTableSize } from './core';

/** Offset and skip of a backend, as given: the paper leaves the hashes open. */
export type OffsetSkip = readonly [offset: number, skip: number];

export interface PaperMaglev {
  readonly table: Int32Array;
  /** Each backend's preference list. */
  readonly permutations: readonly Uint32Array[];
}

/**
 * The table of the paper's own example: explicit offsets and skips, equal turns in the order given.
 * Source: Eisenbud et al., "Maglev", NSDI 2016, section 3.4 and table 1.
 */
export function buildPaperMaglev(tableSize: number, offsetSkip: readonly OffsetSkip[]): PaperMaglev {
  const permutations = paperPermutations(tableSize, offsetSkip);
  return {
    table: fill(permutations),
    permutations: offsetSkip.map(([offset, skip]) => permutation(offset, skip, tableSize)),
  };
}

/** The permutations of explicit pairs, after checking them. */
function paperPermutations(tableSize: number, offsetSkip: readonly OffsetSkip[]): Permutations {
  if (offsetSkip.length === 0) throw new EngineError('offsetSkip', offsetSkip, 'at least one backend');
  requireTableSize('tableSize', tableSize, offsetSkip.length);
  offsetSkip.forEach(([offset, skip], index) => {
    requireInteger(`offsetSkip[${index}][0]`, offset, 0, tableSize - 1);
    requireInteger(`offsetSkip[${index}][1]`, skip, 1, tableSize - 1);
  });
  return {
    tableSize,
    offsets: Uint32Array.from(offsetSkip, ([offset]) => offset),
    skips: Uint32Array.from(offsetSkip, ([, skip]) => skip),
  };
}
