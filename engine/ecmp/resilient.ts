import { EngineError, requireInteger, requireNumber } from '../errors';
import { divideRoundClosest, requireWeights } from './weights';

/** A next hop of a resilient group; the id survives changes of the group. */
export interface ResilientHop {
  readonly id: number;
  readonly weight: number;
}

/** `buckets`, `idle_timer` and `unbalanced_timer` of `ip nexthop add ... type resilient`. */
export interface ResilientConfig {
  readonly buckets: number;
  /** A bucket without traffic for this long may migrate. Linux: 120 s. */
  readonly idleTimerMs?: number;
  /** After this long out of balance, busy buckets migrate too; 0 (Linux) means never. */
  readonly unbalancedTimerMs?: number;
}

/** A group at one moment. Only `touchBucket` writes to it; every other transition answers with a new one. */
export interface ResilientGroup {
  readonly hops: readonly ResilientHop[];
  readonly idleTimerMs: number;
  readonly unbalancedTimerMs: number;
  /** Id of the next hop of each bucket; NO_HOP only when the group is empty. */
  readonly buckets: Int32Array;
  /** When each bucket last carried a packet; −Infinity if not since it migrated. */
  readonly lastUsedMs: Float64Array;
  /** How many buckets each hop should have, in the order of `hops`. */
  readonly wants: readonly number[];
  /** Since when some hop has had fewer buckets than it wants; undefined while balanced. */
  readonly unbalancedSinceMs: number | undefined;
}

/** A transition: the group after it, and the buckets that changed their hop, ascending. */
export interface Migration {
  readonly group: ResilientGroup;
  readonly migrated: readonly number[];
}

/** In `buckets`: no next hop. Linux ids start at 1. */
const NO_HOP = -1;
const DEFAULT_IDLE_TIMER_MS = 120_000;

/**
 * A new group with its buckets dealt out.
 * Source: Linux net/ipv4/nexthop.c, Documentation/networking/nexthop-group-resilient.rst.
 */
export function createResilientGroup(hops: readonly ResilientHop[], config: ResilientConfig): ResilientGroup {
  const size = requireInteger('buckets', config.buckets, 1, 65_535);
  const empty: ResilientGroup = {
    hops: [],
    idleTimerMs: requireNumber('idleTimerMs', config.idleTimerMs ?? DEFAULT_IDLE_TIMER_MS, 0, Infinity),
    unbalancedTimerMs: requireNumber('unbalancedTimerMs', config.unbalancedTimerMs ?? 0, 0, Infinity),
    buckets: new Int32Array(size).fill(NO_HOP),
    lastUsedMs: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    wants: [],
    unbalancedSinceMs: undefined,
  };
  return replaceHops(empty, hops, Number.NEGATIVE_INFINITY).group; // no bucket is in use, so time does not matter
}

/** The group with other hops or weights, as `ip nexthop replace` and the loss of a hop have it: buckets keep living hops. */
export function replaceHops(group: ResilientGroup, hops: readonly ResilientHop[], nowMs: number): Migration {
  requireHops(hops);
  const ids = new Set(hops.map(({ id }) => id));
  const buckets = group.buckets.map((id) => (ids.has(id) ? id : NO_HOP));
  return migrate({ ...group, hops, buckets, wants: wantedBuckets(hops, buckets.length) }, nowMs);
}

/** What the kernel's delayed work does between changes: migrates the buckets that have become free to move. */
export function upkeep(group: ResilientGroup, nowMs: number): Migration {
  return migrate({ ...group, buckets: group.buckets.slice() }, nowMs);
}

/** The kernel's delayed work runs no sooner than this after the last time. */
const MIN_UPKEEP_INTERVAL_MS = 500;

/**
 * When the kernel looks at the group again: the first moment at which a bucket might become free to move, for want of
 * traffic or of balance; undefined while it is balanced. Source: as above, `nh_res_table_upkeep`.
 */
export function nextUpkeepMs(group: ResilientGroup, nowMs: number): number | undefined {
  const { idleTimerMs, unbalancedTimerMs, unbalancedSinceMs } = group;
  if (unbalancedSinceMs === undefined) return undefined;
  const surplus = surplusByHop(group);
  let dueMs = nowMs + (unbalancedTimerMs || idleTimerMs);
  for (const [bucket, id] of group.buckets.entries()) {
    if (id === NO_HOP || surplus.get(id)! <= 0) continue;
    dueMs = Math.min(dueMs, group.lastUsedMs[bucket]! + idleTimerMs);
    if (unbalancedTimerMs > 0) dueMs = Math.min(dueMs, unbalancedSinceMs + unbalancedTimerMs);
  }
  return Math.max(dueMs, nowMs + MIN_UPKEEP_INTERVAL_MS);
}

/** Records that a packet passed a bucket. */
export function touchBucket(group: ResilientGroup, bucket: number, nowMs: number): void {
  group.lastUsedMs[bucket] = nowMs;
}

function requireHops(hops: readonly ResilientHop[]): void {
  if (hops.length > 0) requireWeights(hops.map(({ weight }) => weight));
  hops.forEach(({ id }, index) => {
    requireInteger(`hops[${index}].id`, id, 0, 2 ** 31 - 1);
  });
  if (new Set(hops.map(({ id }) => id)).size < hops.length) throw new EngineError('hops', hops, 'distinct ids');
}

/** Each hop's share of the buckets, by rounding the cumulative shares. */
function wantedBuckets(hops: readonly ResilientHop[], size: number): number[] {
  const total = hops.reduce((sum, { weight }) => sum + weight, 0);
  let cumulative = 0;
  let previous = 0;
  return hops.map(({ weight }) => {
    cumulative += weight;
    const bound = divideRoundClosest(size * cumulative, total);
    const wants = bound - previous;
    previous = bound;
    return wants;
  });
}

/**
 * Scans the buckets from 0: one without a hop always moves, one of an overweight hop if it is free to, and the target is
 * the last underweight hop of the group (the kernel pushes them to the front of a list) until that one has enough.
 */
function migrate(group: ResilientGroup, nowMs: number): Migration {
  const surplus = surplusByHop(group);
  const underweight = group.hops.filter(({ id }) => surplus.get(id)! < 0).map(({ id }) => id);
  const unbalancedSinceMs = group.unbalancedSinceMs ?? nowMs;
  const lastUsedMs = group.lastUsedMs.slice();
  const migrated: number[] = [];
  for (const [bucket, from] of group.buckets.entries()) {
    const target = underweight.at(-1);
    if (target === undefined) break;
    if (from !== NO_HOP && !(surplus.get(from)! > 0 && mayMove(group, bucket, unbalancedSinceMs, nowMs))) continue;
    if (from !== NO_HOP) surplus.set(from, surplus.get(from)! - 1);
    surplus.set(target, surplus.get(target)! + 1);
    if (surplus.get(target) === 0) underweight.pop();
    group.buckets[bucket] = target;
    lastUsedMs[bucket] = Number.NEGATIVE_INFINITY;
    migrated.push(bucket);
  }
  const stillUnbalancedSinceMs = underweight.length > 0 ? unbalancedSinceMs : undefined;
  return { group: { ...group, lastUsedMs, unbalancedSinceMs: stillUnbalancedSinceMs }, migrated };
}

/** Buckets that each hop has beyond what it wants; negative where it lacks some. */
function surplusByHop({ hops, buckets, wants }: ResilientGroup): Map<number, number> {
  const surplus = new Map(hops.map(({ id }, index) => [id, -wants[index]!]));
  for (const id of buckets) if (id !== NO_HOP) surplus.set(id, surplus.get(id)! + 1);
  return surplus;
}

/** A bucket of an overweight hop moves when idle, or when the group has been out of balance for too long. */
function mayMove(group: ResilientGroup, bucket: number, unbalancedSinceMs: number, nowMs: number): boolean {
  if (nowMs >= group.lastUsedMs[bucket]! + group.idleTimerMs) return true;
  return group.unbalancedTimerMs > 0 && nowMs > unbalancedSinceMs + group.unbalancedTimerMs;
}
