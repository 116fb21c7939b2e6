import type { FiveTuple } from '../../engine/ecmp/flow';
import { selectByThreshold } from '../../engine/ecmp/hashThreshold';
import { linuxFlowHash } from '../../engine/ecmp/linux';
import { swapBytes32 } from '../../engine/hash/bytes';
import { jhash2Words } from '../../engine/hash/jhash';
import { modulo, remainder } from '../../engine/hash/u64';
import { fill, type Permutations } from '../../engine/maglev/core';
import { EventQueue } from '../../engine/simulation/eventQueue';
import { l4Hash } from '../../engine/simulation/l4Table';

/** The pieces of work that the engine and the yardsticks in C++ both do, each with an answer to compare. */

/** A Maglev table from offsets and skips; answers with a digest of it. */
export function maglev(permutations: Permutations): number {
  const table = fill(permutations);
  let digest = 0;
  for (let slot = 0; slot < table.length; slot++) digest = (Math.imul(digest, 31) + table[slot]!) | 0;
  return digest >>> 0;
}

/** As Katran: jhash of source and ports, modulo a table. Each of these has a loop of its own, so that V8 inlines its hash. */
export function katranBackends(tuples: Uint32Array, table: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < tuples.length; at += 5) {
    const ports = swapBytes32((tuples[at + 3]! << 16) | tuples[at + 4]!);
    sum += table[remainder(jhash2Words(swapBytes32(tuples[at]!), ports, 512 * 65_537), table.length)]!;
  }
  return sum;
}

/** As Linux ECMP with policy 1: SipHash of the flow keys, hash-threshold. */
export function linuxHops(tuples: Uint32Array, bounds: readonly number[]): number {
  const config = { seed: 1, policy: 1 } as const;
  let sum = 0;
  for (let at = 0; at < tuples.length; at += 5)
    sum += selectByThreshold(bounds, linuxFlowHash(flowAt(tuples, at), config));
  return sum;
}

/** As the simulation's L4 balancers: XXH64 of the 5-tuple, modulo a table. */
export function xxh64Backends(tuples: Uint32Array, table: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < tuples.length; at += 5) sum += table[modulo(l4Hash(flowAt(tuples, at)), table.length)]!;
  return sum;
}

function flowAt(tuples: Uint32Array, at: number): FiveTuple {
  return {
    srcAddr: tuples[at]!,
    dstAddr: tuples[at + 1]!,
    protocol: tuples[at + 2]!,
    srcPort: tuples[at + 3]!,
    dstPort: tuples[at + 4]!,
  };
}

const ARRIVAL = 0;
const DEPARTURE = 1;

/** Customers pass a station of some servers and one line, all by events; answers with the sum of their waits. */
export function mmc(gaps: Float64Array, services: Float64Array, servers: number): number {
  const queue = new EventQueue();
  const line = new Float64Array(gaps.length);
  let free = servers;
  let arrived = 0;
  let started = 0;
  let waits = 0;
  queue.push(gaps[0]!, ARRIVAL, 0);
  while (queue.pop()) {
    const { tMs } = queue;
    if (queue.kind === ARRIVAL) {
      line[arrived++] = tMs;
      if (arrived < gaps.length) queue.push(tMs + gaps[arrived]!, ARRIVAL, 0);
    } else free++;
    if (free > 0 && started < arrived) {
      free--;
      waits += tMs - line[started]!;
      queue.push(tMs + services[started++]!, DEPARTURE, 0);
    }
  }
  return waits;
}

/** The hold model: the earliest of `pending` events is popped and one pushed a gap later, once for each gap. */
export function hold(gaps: Float64Array, pending: number): number {
  const queue = new EventQueue();
  for (let i = 0; i < pending; i++) queue.push(gaps[i]!, ARRIVAL, 0);
  for (const gap of gaps) {
    queue.pop();
    queue.push(queue.tMs + gap, ARRIVAL, 0);
  }
  return queue.tMs;
}
