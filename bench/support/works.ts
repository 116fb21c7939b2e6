import type { FiveTuple } from '../../engine/ecmp/flow';
import { selectByThreshold } from '../../engine/ecmp/hashThreshold';
import { linuxFlowHash } from '../../engine/ecmp/linux';
import { swapBytes32 } from '../../engine/hash/bytes';
import { jhash2Words } from '../../engine/hash/jhash';
import { modulo } from '../../engine/hash/u64';
import { fill, type Permutations } from '../../engine/maglev/core';
import { EventQueue } from '../../engine/simulation/eventQueue';
import { l4Hash } from '../../engine/simulation/l4Table';

/** The pieces of work that the engine and the yardsticks in C++ both do, each with an answer to compare. */

/** A Maglev table from offsets and skips; answers with a digest of it. */
export function maglev(permutations: Permutations): number {
  let digest = 0;
  for (const owner of fill(permutations)) digest = (Math.imul(digest, 31) + owner) >>> 0;
  return digest;
}

/** As Katran: jhash of source and ports, modulo a table. */
export function katranBackends(flows: readonly FiveTuple[], table: Int32Array): number {
  return sumOver(flows, ({ srcAddr, srcPort, dstPort }) => {
    const ports = swapBytes32(srcPort * 65_536 + dstPort);
    return table[jhash2Words(swapBytes32(srcAddr), ports, 512 * 65_537) % table.length]!;
  });
}

/** As Linux ECMP with policy 1: SipHash of the flow keys, hash-threshold. */
export function linuxHops(flows: readonly FiveTuple[], bounds: readonly number[]): number {
  const config = { seed: 1, policy: 1 } as const;
  return sumOver(flows, (flow) => selectByThreshold(bounds, linuxFlowHash(flow, config)));
}

/** As the simulation's L4 balancers: XXH64 of the 5-tuple, modulo a table. */
export function xxh64Backends(flows: readonly FiveTuple[], table: Int32Array): number {
  return sumOver(flows, (flow) => table[modulo(l4Hash(flow), table.length)]!);
}

function sumOver(flows: readonly FiveTuple[], choose: (flow: FiveTuple) => number): number {
  let sum = 0;
  for (const flow of flows) sum += choose(flow);
  return sum;
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
