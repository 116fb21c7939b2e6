import { requireInteger } from '../errors';
import { type EcmpAlgorithm, requireAlgorithm } from './algorithms';

/** A change of a group of N equal next hops. */
export interface RemapQuestion {
  readonly algorithm: EcmpAlgorithm;
  readonly operation: 'remove' | 'add';
  /** N, before the change. */
  readonly nextHops: number;
  /** Hash-threshold only: 1-based place of the hop that leaves, or that the new one takes in the list of N + 1. */
  readonly position?: number;
}

/** An exact share, in lowest terms. */
interface Fraction {
  readonly num: number;
  readonly den: number;
  readonly value: number;
}

export interface RemapShare {
  /** Share of all flows whose next hop changes. */
  readonly remapped: Fraction;
  /** Share that moves without need: neither from the hop that left nor to the one that came. */
  readonly collateral: Fraction;
}

/** Keeps every product of `hashThresholdMoves` an exact integer. */
const MAX_NEXT_HOPS = 1_000_000;

/**
 * The exact share of a uniform hash space that changes its next hop, among N equal hops. A resilient group is taken to
 * have a bucket count that N divides, and every bucket busy: an added hop then gets nothing at first.
 * Source: RFC 2991, RFC 2992; Linux Documentation/networking/nexthop-group-resilient.rst.
 */
export function remapShare({ algorithm, operation, nextHops, position }: RemapQuestion): RemapShare {
  requireAlgorithm(algorithm);
  requireInteger('nextHops', nextHops, operation === 'remove' ? 2 : 1, MAX_NEXT_HOPS);
  const larger = operation === 'remove' ? nextHops : nextHops + 1;
  const den = larger * (larger - 1);
  const needed = larger - 1; // of den: 1/larger, the share of the hop that leaves or comes
  if (algorithm === 'resilient' && operation === 'add') return { remapped: fraction(0, 1), collateral: fraction(0, 1) };
  const moved = MOVES[algorithm](larger, position);
  return { remapped: fraction(moved, den), collateral: fraction(moved - needed, den) };
}

/** By algorithm: moved flows between groups of N and N − 1 hops, in parts of 1/(N (N − 1)). */
const MOVES: Readonly<Record<EcmpAlgorithm, (n: number, position: number | undefined) => number>> = {
  hrw: (n) => n - 1,
  resilient: (n) => n - 1,
  // Of each n (n − 1) hashes, n − 1 have the same residue by both.
  'modulo-n': (n) => (n - 1) * (n - 1),
  'hash-threshold': (n, position) => hashThresholdMoves(n, requireInteger('position', position, 1, n)),
};

/** The region of hop i grows from 1/n to 1/(n − 1): before the gap n − i parts of it stay, after it i − 1. */
function hashThresholdMoves(n: number, gap: number): number {
  const before = ((gap - 1) * (2 * n - gap)) / 2;
  const after = ((n - gap) * (n + gap - 1)) / 2;
  return n * (n - 1) - before - after;
}

function fraction(num: number, den: number): Fraction {
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor, value: num / den };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
