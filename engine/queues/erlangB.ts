import { requireInteger, requireNumber } from '../errors';

/**
 * The Erlang B recurrence, run from 0 to `servers`: B_k = a·B_{k−1} / (k + a·B_{k−1}). It neither overflows nor
 * cancels, unlike the textbook sums of a^k / k!. `empty` is 1 / Σ_{k≤servers} a^k/k!, the probability of no call at all.
 */
export function erlangRecurrence(offeredErlangs: number, servers: number): { blocking: number; empty: number } {
  let blocking = 1;
  let empty = 1;
  for (let k = 1; k <= servers; k++) {
    const carried = offeredErlangs * blocking;
    blocking = carried / (k + carried);
    empty *= k / (k + carried); // 1 − B_k without the subtraction
  }
  return { blocking, empty };
}

/**
 * Probability that an arrival is refused when all of `servers` are taken and none may wait (M/M/c/c): a connection
 * limit without a queue. Offered load in erlangs (arrival rate × mean holding time).
 * Source: A. K. Erlang 1917. Throws EngineError on a negative load or fewer than one server.
 */
export function erlangB(offeredErlangs: number, servers: number): number {
  requireNumber('offeredErlangs', offeredErlangs, 0, Number.POSITIVE_INFINITY);
  requireInteger('servers', servers, 1, 1e6);
  return erlangRecurrence(offeredErlangs, servers).blocking;
}
