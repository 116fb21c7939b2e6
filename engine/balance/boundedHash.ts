import { requireInteger } from '../errors';
import type { U64 } from '../hash/u64';
import type { Consider, Loads } from './leastRequest';
import { mersenneTwister } from './mersenneTwister';

/** The hosts of a hashing balancer with their loads. */
export interface BoundedLoad extends Loads {
  /** Each host's share of the traffic; they sum to 1. */
  readonly shares: ArrayLike<number>;
  /** Requests under way at the whole cluster. */
  readonly overall: number;
  /** Greatest load of a host, in percent of its share; at least 100. */
  readonly factorPercent: number;
}

/**
 * How full a host is: its requests of the slots that it may have; above 1 it takes no more.
 * Source: Envoy `thread_aware_lb_impl.cc`, `hostOverloadFactor`.
 */
export function overload(load: BoundedLoad, position: number): number {
  const total = Math.floor(((load.overall + 1) * load.factorPercent + 99) / 100);
  return load.activeAt(position) / Math.max(1, Math.ceil(total * load.shares[position]!));
}

/**
 * Bounded load of Envoy: the host that the hash names, or, while that is too full, the first with room in an order that
 * the hash shuffles (so that a client's spill goes to the same hosts); with no room anywhere the least full.
 * Source: Envoy `thread_aware_lb_impl.cc`, `BoundedLoadHashingLoadBalancer::chooseHost`; O(n) where the host is full.
 * Throws EngineError on a factor below 100 or a position outside the list.
 */
export function withBoundedLoad(named: number, hash: U64, load: BoundedLoad, consider?: Consider): number {
  const n = load.hosts;
  requireInteger('named', named, 0, n - 1);
  requireInteger('factorPercent', load.factorPercent, 100, 1e6);
  let best = named;
  let least = overload(load, named);
  consider?.(named, least);
  if (least <= 1) return named;
  const order = Int32Array.from({ length: n }, (_, position) => position);
  const random = mersenneTwister(hash.lo);
  for (let i = 0; i < n; i++) {
    const j = i + below(random, n - i);
    const position = order[j]!;
    order[j] = order[i]!;
    if (position === named) continue;
    const fullness = overload(load, position);
    consider?.(position, fullness);
    if (fullness <= 1) return position;
    if (fullness < least) {
      best = position;
      least = fullness;
    }
  }
  return best;
}

/** An integer below k, each as likely; draws again what would favour the small ones. */
function below(random: () => number, k: number): number {
  const size = Math.floor(2 ** 32 / k);
  for (;;) {
    const value = Math.floor(random() / size);
    if (value < k) return value;
  }
}
