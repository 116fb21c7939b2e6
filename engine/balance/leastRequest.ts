import { EngineError, requireInteger, requireNumber } from '../errors';
import { power } from '../math';

/** Hears which hosts were compared, by which figure. */
export type Consider = (position: number, score: number) => void;

/** Envoy's `active_request_bias` where nothing is configured. */
const ACTIVE_REQUEST_BIAS = 1;

/** Requests under way at each of some hosts, by position. */
export interface Loads {
  readonly hosts: number;
  activeAt(position: number): number;
}

function requireSome({ hosts }: Loads): void {
  if (hosts === 0) throw new EngineError('hosts', hosts, 'at least one host');
}

/**
 * Power of n choices as Envoy has it for hosts of equal weight: draws with replacement; a later one wins only if it
 * has strictly fewer requests under way. `draw(k)` is the k-th random integer.
 * Source: Envoy `least_request_lb.cc`, `unweightedHostPickNChoices`. Throws EngineError on no hosts or no choices.
 */
export function leastOfChoices(
  loads: Loads,
  choices: number,
  draw: (k: number) => number,
  consider?: Consider,
): number {
  requireSome(loads);
  requireInteger('choices', choices, 1, 1e6);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < choices; k++) {
    const position = draw(k) % loads.hosts;
    const active = loads.activeAt(position);
    consider?.(position, active);
    if (active >= least) continue;
    best = position;
    least = active;
  }
  return best;
}

/**
 * The least loaded of all hosts, equals by lot: the k-th host that ties with the candidate replaces it if the next
 * draw is divisible by k (the candidate is the first).
 * Source: Envoy `least_request_lb.cc`, `unweightedHostPickFullScan`. Throws EngineError on no hosts.
 */
export function leastOfAll(loads: Loads, draw: (k: number) => number, consider?: Consider): number {
  requireSome(loads);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  let tied = 0;
  let draws = 0;
  for (let position = 0; position < loads.hosts; position++) {
    const active = loads.activeAt(position);
    consider?.(position, active);
    if (active > least) continue;
    tied = active < least ? 1 : tied + 1;
    if (tied === 1 || draw(draws++) % tied === 0) best = position;
    least = active;
  }
  return best;
}

/**
 * The weight that a host has in Envoy's schedule when weights differ: a busy host falls due later, but is never passed
 * over for good. Source: Envoy `least_request_lb.cc`, `hostWeight`. Throws EngineError on negative input.
 */
export function leastRequestWeight(weight: number, active: number, bias = ACTIVE_REQUEST_BIAS): number {
  requireNumber('weight', weight, 0, 2 ** 32);
  requireInteger('active', active, 0, 2 ** 31);
  requireNumber('bias', bias, 0, 1e3);
  return weight / power(active + 1, bias);
}
