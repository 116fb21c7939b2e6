import type { U64 } from '../hash/u64';
import { buildEnvoyMaglev, envoyMaglevSlot } from '../maglev/envoy';
import { buildEnvoyRing, type EnvoyRing, selectFromRing } from '../maglev/ring';

/** A host that stands to be picked. `index` is its number among all hosts, as the LB's memory has it. */
export interface Host {
  readonly index: number;
  /** What consistent hashing knows it by. */
  readonly key: string;
  readonly weight: number;
}

/** Envoy's defaults for its tables of hosts. */
const MAGLEV_TABLE_SIZE = 65_537;
const MIN_RING_SIZE = 1024;
const MAX_RING_SIZE = 8_388_608;

/** Hosts that stand to choose together, and the tables over them; made when first asked for, shared by who shares the set. */
export class HostSet {
  readonly size: number;
  readonly totalWeight: number;
  /** Whether all weights are the same. */
  readonly isEven: boolean;
  private positions?: ReadonlyMap<number, number>;
  private maglevTable?: Int32Array;
  private ring?: EnvoyRing;
  private cumulative?: Float64Array;

  constructor(readonly hosts: readonly Host[]) {
    this.size = hosts.length;
    this.totalWeight = hosts.reduce((sum, { weight }) => sum + weight, 0);
    this.isEven = hosts.every(({ weight }) => weight === hosts[0]!.weight);
  }

  /** Position of a host by its index; undefined where it is not among them. */
  positionOf(index: number): number | undefined {
    this.positions ??= new Map(this.hosts.map((host, position) => [host.index, position]));
    return this.positions.get(index);
  }

  /** The position in whose part of the total weight a roll below it lies. */
  byWeight(roll: number): number {
    if (this.isEven) return Math.floor(roll / this.hosts[0]!.weight);
    let sum = 0;
    this.cumulative ??= Float64Array.from(this.hosts, ({ weight }) => (sum += weight));
    let low = 0;
    for (let high = this.size - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if (roll < this.cumulative[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The position that a hash names; `attempt` 1, 2, … ask for others in turn. */
  byHash(table: 'ring-hash' | 'maglev-hash', hash: U64, attempt: number): number {
    const hosts = () => this.hosts.map(({ key, weight }) => ({ hashKey: key, weight }));
    if (table === 'ring-hash') {
      this.ring ??= buildEnvoyRing({ minRingSize: MIN_RING_SIZE, maxRingSize: MAX_RING_SIZE, hosts: hosts() });
      return selectFromRing(this.ring, hash, attempt);
    }
    this.maglevTable ??= buildEnvoyMaglev({ tableSize: MAGLEV_TABLE_SIZE, hosts: hosts() }).table;
    return this.maglevTable[envoyMaglevSlot(hash, MAGLEV_TABLE_SIZE, attempt)]!;
  }
}
