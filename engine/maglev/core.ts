import { EngineError, requireInteger } from '../errors';

/** Each backend's preference list of slots, as offset and skip: its j-th choice is (offset + j · skip) mod tableSize. */
export interface Permutations {
  /** A prime, so that every skip visits every slot. */
  readonly tableSize: number;
  readonly offsets: Uint32Array;
  readonly skips: Uint32Array;
}

/** A table that is being filled. */
export interface Claims {
  /** Owner of each slot, −1 while free. */
  readonly table: Int32Array;
  /** Slots that are still free. */
  readonly free: number;
  /** Gives a backend the first free slot on its list, and answers with the slot. There must be one. */
  claim(backend: number): number;
}

/** How many slots a backend claims, in a row, in a round (from 0); 0 makes it wait. */
export type ClaimsInRound = (round: number, backend: number) => number;

export const FREE = -1;
const MAX_TABLE_SIZE = 2 ** 24;

/**
 * The table of a Maglev balancer: backends take turns, in the order of `permutations`, until no slot is free. Slots hold
 * places in that order.
 * Source: Eisenbud et al., "Maglev", NSDI 2016, section 3.4, pseudocode 1.
 */
export function fill(permutations: Permutations, claimsInRound: ClaimsInRound = () => 1): Int32Array {
  return fillByRounds(new PermutationClaims(permutations), permutations.offsets.length, claimsInRound);
}

/** The rounds of `fill` over any kind of claims. */
export function fillByRounds(claims: Claims, backends: number, claimsInRound: ClaimsInRound): Int32Array {
  for (let round = 0; claims.free > 0; round++) {
    for (let backend = 0; backend < backends && claims.free > 0; backend++) {
      for (let left = claimsInRound(round, backend); left > 0 && claims.free > 0; left--) claims.claim(backend);
    }
  }
  return claims.table;
}

/** Claims along permutations, which remember where each backend stands: an addition a step, no product or modulo. */
export class PermutationClaims implements Claims {
  readonly table: Int32Array;
  free: number;
  private readonly positions: Uint32Array;
  private readonly skips: Uint32Array;

  constructor({ tableSize, offsets, skips }: Permutations) {
    this.table = new Int32Array(tableSize).fill(FREE);
    this.free = tableSize;
    this.positions = offsets.slice();
    this.skips = skips;
  }

  claim(backend: number): number {
    const { table, positions, skips } = this;
    const skip = skips[backend]!;
    const slot = firstFree(table, positions[backend]!, skip);
    table[slot] = backend;
    positions[backend] = (slot + skip) % table.length;
    this.free--;
    return slot;
  }
}

/**
 * The first free slot of a list, from one of its slots on. This loop is where a build spends its time: it steps by
 * skip − size and adds the size back when the sum is negative, because a branch there is mispredicted every other time.
 */
function firstFree(table: Int32Array, from: number, skip: number): number {
  const size = table.length;
  const step = skip - size;
  let slot = from;
  while (table[slot]! >= 0) {
    slot += step;
    slot += size & (slot >> 31);
  }
  return slot;
}

/** A turn in the filling of a table, for showing how it is done. */
export interface ClaimStep {
  readonly backend: number;
  /** Slots that the backend wanted and found taken, in order. */
  readonly taken: readonly number[];
  readonly slot: number;
}

/** The turns by which `fill` fills the table. */
export function recordFill(permutations: Permutations, claimsInRound: ClaimsInRound = () => 1): ClaimStep[] {
  const claims = new PermutationClaims(permutations);
  const positions = permutations.offsets.slice();
  const steps: ClaimStep[] = [];
  const recording: Claims = {
    table: claims.table,
    get free() {
      return claims.free;
    },
    claim(backend) {
      const taken: number[] = [];
      const slot = claims.claim(backend);
      let at = positions[backend]!;
      for (; at !== slot; at = nextSlot(permutations, backend, at)) taken.push(at);
      positions[backend] = nextSlot(permutations, backend, slot);
      steps.push({ backend, taken, slot });
      return slot;
    },
  };
  fillByRounds(recording, permutations.offsets.length, claimsInRound);
  return steps;
}

function nextSlot({ tableSize, skips }: Permutations, backend: number, slot: number): number {
  return (slot + skips[backend]!) % tableSize;
}

/** A backend's whole preference list. */
export function permutation(offset: number, skip: number, tableSize: number): Uint32Array {
  return Uint32Array.from({ length: tableSize }, (_, j) => (offset + j * skip) % tableSize);
}

/** Throws unless the table size is a prime of at most 2^24. */
export function requirePrimeSize(field: string, tableSize: number): void {
  requireInteger(field, tableSize, 2, MAX_TABLE_SIZE);
  if (!isPrime(tableSize)) throw new EngineError(field, tableSize, 'a prime');
}

/** Throws unless the table size is a prime of at most 2^24 that gives each backend a slot. */
export function requireTableSize(field: string, tableSize: number, backends: number): void {
  requirePrimeSize(field, tableSize);
  if (tableSize < backends) throw new EngineError(field, tableSize, `at least the number of backends (${backends})`);
}

/** Throws unless there is a backend, and no two have the same key. */
export function requireDistinct(field: string, keys: readonly string[]): void {
  if (keys.length === 0) throw new EngineError('backends', keys, 'at least one backend');
  const seen = new Set<string>();
  keys.forEach((key, index) => {
    if (seen.has(key)) throw new EngineError(`backends[${index}].${field}`, key, 'a value that no other backend has');
    seen.add(key);
  });
}

/** Throws unless weights are integers from 0 to 2^32 − 1, not all zero. */
export function requireWeights(weights: readonly number[]): void {
  weights.forEach((weight, index) => {
    requireInteger(`backends[${index}].weight`, weight, 0, 2 ** 32 - 1);
  });
  if (weights.every((weight) => weight === 0)) throw new EngineError('backends', weights, 'a weight above 0');
}

/** Whether an integer is a prime, by trial division: at most 2,048 divisors for the greatest table. */
export function isPrime(value: number): boolean {
  if (value < 4) return value > 1;
  if (value % 2 === 0) return false;
  for (let divisor = 3; divisor * divisor <= value; divisor += 2) if (value % divisor === 0) return false;
  return true;
}

/** The table with each owner replaced by its index in the caller's list. */
export function renumber(table: Int32Array, indexes: ArrayLike<number>): Int32Array {
  const owners = new Int32Array(table.length);
  for (let slot = 0; slot < table.length; slot++) owners[slot] = indexes[table[slot]!]!;
  return owners;
}
