import { highestRandomWeightSelector } from '../ecmp/hrw';
import { requireInteger } from '../errors';
import { stream, uint32 } from '../random';
import { disruption } from './disruption';
import { buildEnvoyMaglev } from './envoy';
import type { EnvoyHost } from './envoyWeights';
import type { OffsetSkip } from './paper';
import { buildEnvoyRing } from './ring';

/**
 * What the Maglev paper shows, computed again: its worked example, how even the tables are, how much of
 * them changes when backends fail, and how far ring and rendezvous hashing are from even.
 * Source: Eisenbud et al., "Maglev", NSDI 2016, table 1 and section 5.3.
 */
export const PAPER_TABLE_1 = {
  tableSize: 7,
  offsetSkip: [
    [3, 4],
    [0, 2],
    [3, 1],
  ] as readonly OffsetSkip[],
  /** Owner of each slot with all three backends, and when backend 1 is gone. */
  before: [1, 0, 1, 0, 2, 2, 0],
  after: [0, 0, 0, 0, 2, 2, 2],
} as const;

export const PAPER_BACKENDS = 1000;
export const PAPER_TABLE_SIZES = [65_537, 655_373] as const;

/** Slots that change owner when a share of 1,000 backends fails, as shares of all slots: reference averages over failed sets. */
export const PAPER_CHANGES = [
  { tableSize: 65_537, failedShare: 0.01, all: 0.0333, survivors: 0.0233 },
  { tableSize: 65_537, failedShare: 0.05, all: 0.0823, survivors: 0.0323 },
  { tableSize: 655_373, failedShare: 0.01, all: 0.0157, survivors: 0.0057 },
  { tableSize: 655_373, failedShare: 0.05, all: 0.059, survivors: 0.009 },
] as const;

/**
 * How much more than the mean the busiest of 1,000 backends gets. With k entries each, loads deviate by 1/√k of the mean,
 * and the greatest of a thousand lies 2.5 to 5 such deviations above it.
 */
export const OVER_PROVISIONING = [
  { scheme: 'ring', tableSize: 65_537, least: 0.31, greatest: 0.62 },
  { scheme: 'ring', tableSize: 655_373, least: 0.1, greatest: 0.2 },
  { scheme: 'rendezvous', tableSize: 65_537, least: 0.31, greatest: 0.62 },
] as const;

const hostsOf = (count: number): EnvoyHost[] =>
  Array.from({ length: count }, (_, index) => ({ hashKey: `backend-${index}`, weight: 1 }));

/** Slots that each of `backends` equal backends owns in a Maglev table. Throws EngineError on sizes out of range. */
export function maglevLoads(tableSize: number, backends: number): number[] {
  const { buildOrder } = buildEnvoyMaglev({ tableSize, hosts: hostsOf(backends) });
  return buildOrder.map(({ slots }) => slots);
}

/** Share of the hash space that each of `backends` equal backends owns on a ring of so many entries. */
export function ringLoads(entries: number, backends: number): number[] {
  const ring = buildEnvoyRing({ minRingSize: entries, maxRingSize: entries, hosts: hostsOf(backends) });
  const places = Array.from(ring.hashes.hi, (hi, entry) => hi / 2 ** 32 + ring.hashes.lo[entry]! / 2 ** 64);
  const loads = new Array<number>(backends).fill(0);
  ring.owners.forEach((owner, entry) => {
    loads[owner]! += places[entry]! - (places[entry - 1] ?? places.at(-1)! - 1);
  });
  return loads;
}

/** Slots that each of `backends` equal backends wins by rendezvous hashing: a draw for each slot and backend. */
export function rendezvousLoads(slots: number, backends: number): number[] {
  const select = highestRandomWeightSelector(new Array<number>(backends).fill(1), new Set());
  const hashes = stream(1, 'rendezvous slots');
  const loads = new Array<number>(backends).fill(0);
  for (let slot = 0; slot < slots; slot++) loads[select(uint32(hashes, slot, 0))]!++;
  return loads;
}

/** By how much the busiest backend exceeds the mean: what every backend must be provisioned for. */
export function overProvisioning(loads: readonly number[]): number {
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length;
  return loads.reduce((most, load) => Math.max(most, load), 0) / mean - 1;
}

/**
 * Shares of a Maglev table's slots that change owner when `failed` of `backends` fail: all of them, and those whose own
 * backend survived. `sample` numbers the failed sets. Throws EngineError unless some backend survives.
 */
export function changedShares(tableSize: number, backends: number, failed: number, sample: number) {
  requireInteger('failed', failed, 0, backends - 1);
  const hosts = hostsOf(backends);
  const gone = failedSet(backends, failed, sample);
  const alive = hosts.flatMap((_, index) => (gone.has(index) ? [] : [index]));
  const before = buildEnvoyMaglev({ tableSize, hosts }).table;
  const after = buildEnvoyMaglev({ tableSize, hosts: alive.map((index) => hosts[index]!) }).table;
  const changed = disruption(
    before,
    after.map((place) => alive[place]!),
    gone,
  );
  return {
    all: changed.changedSlotsTotal / tableSize,
    survivors: changed.changedSlotsWhoseOwnerSurvived / tableSize,
  };
}

/** The backends with the lowest draws: every set is as likely as another. */
function failedSet(backends: number, failed: number, sample: number): ReadonlySet<number> {
  const draws = stream(sample, 'failed backends');
  const order = Array.from({ length: backends }, (_, index) => index).sort(
    (a, b) => uint32(draws, a, 0) - uint32(draws, b, 0),
  );
  return new Set(order.slice(0, failed));
}
