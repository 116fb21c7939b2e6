import type { FiveTuple } from '../ecmp/flow';
import { writeUint32BE } from '../hash/bytes';
import { modulo, type U64 } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import { buildEnvoyMaglev } from '../maglev/envoy';
import type { Scenario } from '../scenario/schema';

/** The 64-bit hash by which L4 LBs look a flow up: XXH64 of the 5-tuple, 13 bytes in network order. */
export function l4Hash(tuple: FiveTuple): U64 {
  const bytes = new Uint8Array(13);
  writeUint32BE(bytes, 0, tuple.srcAddr);
  writeUint32BE(bytes, 4, tuple.dstAddr);
  writeUint32BE(bytes, 8, tuple.srcPort * 65_536 + tuple.dstPort);
  bytes[12] = tuple.protocol;
  return xxhash64(bytes);
}

/** How the L4 LBs choose the backend of a flow that they do not know, given who is in rotation. */
export class L4Table {
  /** Backend of each slot of the Maglev table; null with round robin, and where there is no backend. */
  readonly slots: Int32Array | null;
  private readonly members: readonly number[];
  /** Flows given out so far, by LB: the memory that round robin needs. */
  private readonly turns: Int32Array;

  constructor(scenario: Scenario, inRotation: readonly boolean[]) {
    const { backends, lbs } = scenario.topology;
    const { choice, tableSize } = scenario.policies.l4;
    this.members = backends.flatMap((_, index) => (inRotation[index] ? [index] : []));
    this.turns = new Int32Array(lbs.length);
    const isUsed = choice === 'maglev' && this.members.length > 0 && lbs.some((lb) => lb.tier === 'l4');
    this.slots = isUsed ? maglevSlots(scenario, this.members, tableSize) : null;
  }

  /** The backend of a flow at an LB; −1 when there is none. */
  choose(tuple: FiveTuple, lb: number): number {
    if (this.members.length === 0) return -1;
    if (this.slots) return this.slots[modulo(l4Hash(tuple), this.slots.length)]!;
    const turn = this.turns[lb]!;
    this.turns[lb] = turn + 1;
    // Each LB starts elsewhere in the list, as balancers do lest all pick the same backend at first.
    return this.members[(turn + lb) % this.members.length]!;
  }
}

function maglevSlots({ topology }: Scenario, members: readonly number[], tableSize: number): Int32Array {
  const hosts = members.map((index) => ({
    hashKey: topology.backends[index]!.id,
    weight: topology.backends[index]!.weight,
  }));
  return buildEnvoyMaglev({ tableSize, hosts }).table.map((member) => members[member]!);
}
