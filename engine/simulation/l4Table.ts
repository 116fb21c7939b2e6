import type { FiveTuple } from '../ecmp/flow';
import { writeUint32BE } from '../hash/bytes';
import { modulo, type U64 } from '../hash/u64';
import { xxhash64 } from '../hash/xxhash64';
import { buildEnvoyMaglev } from '../maglev/envoy';
import type { L4Choice } from '../scenario/l4Choices';
import type { Scenario } from '../scenario/schema';

/** Of `l4Hash`, which runs once a packet: spares an allocation. */
const bytes = new Uint8Array(13);

/** The 64-bit hash by which L4 LBs look a flow up: XXH64 of the 5-tuple, 13 bytes in network order. */
export function l4Hash(tuple: FiveTuple): U64 {
  writeUint32BE(bytes, 0, tuple.srcAddr);
  writeUint32BE(bytes, 4, tuple.dstAddr);
  writeUint32BE(bytes, 8, tuple.srcPort * 65_536 + tuple.dstPort);
  bytes[12] = tuple.protocol;
  return xxhash64(bytes);
}

/** A host that an L4 LB may choose: a backend or, with two tiers, an L7 LB. */
interface Target {
  readonly index: number;
  readonly id: string;
  readonly zone: string;
  readonly weight: number;
}

/** How the L4 LBs choose where to send a flow that they do not know, given who is in rotation. */
export class L4Table {
  /** Index of the target in each slot of the table; null where the choice needs none, and where there is no target. */
  readonly slots: Int32Array | null;
  readonly members: readonly number[];
  private readonly choice: L4Choice;
  private readonly isMember: readonly boolean[];

  constructor(
    scenario: Scenario,
    backends: readonly boolean[],
    lbs: readonly boolean[],
    zones: readonly string[] = scenario.topology.zones,
  ) {
    const targets = targetsOf(scenario, backends, lbs).filter(({ zone }) => zones.includes(zone));
    const { choice, tableSize } = scenario.policies.l4;
    this.members = targets.map(({ index }) => index);
    const isMember: boolean[] = [];
    for (const index of this.members) isMember[index] = true;
    this.isMember = isMember;
    const isUsed = targets.length > 0 && scenario.topology.lbs.some((lb) => lb.tier === 'l4');
    this.choice = choice;
    this.slots = isUsed ? slotsOf(choice, targets, tableSize) : null;
  }

  /** Whether a target is in use. */
  has(target: number): boolean {
    return this.isMember[target] ?? false;
  }

  /** The target of a flow; with round robin that of the given turn. −1 when there is none. */
  choose(tuple: FiveTuple, turn: () => number): number {
    if (this.members.length === 0) return -1;
    switch (this.choice) {
      case 'maglev':
        return this.slots![modulo(l4Hash(tuple), this.slots!.length)]!;
      case 'round-robin':
        return this.members[turn() % this.members.length]!;
    }
  }
}

function targetsOf({ topology, policies }: Scenario, backends: readonly boolean[], lbs: readonly boolean[]): Target[] {
  const pick = (hosts: readonly Omit<Target, 'index'>[], isIn: (index: number) => boolean) =>
    hosts.flatMap(({ id, zone, weight }, index) => (isIn(index) ? [{ index, id, zone, weight }] : []));
  return policies.entry.tiers === 'two'
    ? pick(topology.lbs, (index) => topology.lbs[index]!.tier === 'l7' && lbs[index]!)
    : pick(topology.backends, (index) => (topology.backends[index]!.tier ?? 0) === 0 && backends[index]!);
}

/** The table that LBs of a choice look flows up in. */
function slotsOf(choice: L4Choice, targets: readonly Target[], tableSize: number): Int32Array | null {
  switch (choice) {
    case 'maglev':
      return maglevSlots(targets, tableSize);
    case 'round-robin':
      return null;
  }
}

function maglevSlots(targets: readonly Target[], tableSize: number): Int32Array {
  const hosts = targets.map(({ id, weight }) => ({ hashKey: id, weight }));
  return buildEnvoyMaglev({ tableSize, hosts }).table.map((member) => targets[member]!.index);
}
