import { EngineError, requireInteger } from '../errors';
import { type HostCounts, isInPanic, PANIC_THRESHOLD_PERCENT, requireHostCounts } from './panic';

/** Envoy's overprovisioning factor, in percent: a level is fully available while 1 / 1.4 of its hosts are healthy. */
export const OVERPROVISIONING_PERCENT = 140;

/** Sums of host weights; they replace the host counts where `weighted_priority_health` is on. */
interface HostWeights {
  readonly total: number;
  readonly healthy: number;
  readonly degraded?: number;
  readonly excluded?: number;
}

export interface PriorityLevel extends HostCounts {
  readonly weights?: HostWeights;
}

export interface PriorityLoadInput {
  /** P0 first. */
  readonly levels: readonly PriorityLevel[];
  readonly overprovisioningPercent?: number;
  readonly panicThresholdPercent?: number;
}

/** All arrays run over the levels; loads and scores are whole percents. */
export interface PriorityLoad {
  readonly healthyScore: readonly number[];
  readonly degradedScore: readonly number[];
  /** Σ of all scores, at most 100; below 100 the levels cannot carry the whole load. */
  readonly normalizedTotal: number;
  readonly healthyLoad: readonly number[];
  readonly degradedLoad: readonly number[];
  readonly panic: readonly boolean[];
  /** Every level is in panic: the load follows the host counts and health is ignored. */
  readonly isTotalPanic: boolean;
}

/**
 * How Envoy spreads requests over priority levels: each level takes what its health allows, P0 first; degraded hosts
 * take what is left; what rounding leaves goes to the first level that has anything.
 * Source: Envoy `load_balancer_impl.cc` (`recalculatePerPriorityState`, `…Panic`, `recalculateLoadInTotalPanic`) in its
 * integer arithmetic, which differs from the documentation's tables by a point here and there.
 * Throws EngineError on no levels, counts that do not add up, or percentages out of range.
 */
export function priorityLoad(input: PriorityLoadInput): PriorityLoad {
  const { levels } = input;
  if (levels.length === 0) throw new EngineError('levels', levels, 'at least one level');
  for (const [i, level] of levels.entries()) requireLevel(`levels[${i}]`, level);
  const factor = requireInteger(
    'overprovisioningPercent',
    input.overprovisioningPercent ?? OVERPROVISIONING_PERCENT,
    1,
    1e6,
  );
  const threshold = requireInteger(
    'panicThresholdPercent',
    input.panicThresholdPercent ?? PANIC_THRESHOLD_PERCENT,
    0,
    100,
  );

  const healthyScore = levels.map((level) => scoreOf(level, 'healthy', factor));
  const degradedScore = levels.map((level) => scoreOf(level, 'degraded', factor));
  const normalizedTotal = Math.min(100, sum(healthyScore) + sum(degradedScore));
  const panic = levels.map((level) => normalizedTotal < 100 && isInPanic(level, threshold));
  const isTotalPanic = panic.every(Boolean);
  const scores = { healthyScore, degradedScore, normalizedTotal, panic, isTotalPanic };
  if (isTotalPanic) return { ...scores, healthyLoad: loadByHostCount(levels), degradedLoad: levels.map(() => 0) };
  return { ...scores, ...loadByScore(healthyScore, degradedScore, normalizedTotal) };
}

function requireLevel(field: string, level: PriorityLevel): void {
  requireHostCounts(field, level);
  if (level.weights === undefined) return;
  const { total, healthy, degraded = 0, excluded = 0 } = level.weights;
  const present = requireInteger(`${field}.weights.total`, total, 0, 1e12) - excluded;
  requireInteger(`${field}.weights.excluded`, excluded, 0, level.hosts > (level.excluded ?? 0) ? total - 1 : total);
  requireInteger(`${field}.weights.healthy`, healthy, 0, present);
  requireInteger(`${field}.weights.degraded`, degraded, 0, present - healthy);
}

/** Percent of a level's hosts (or weight) in a state, overprovisioned, at most 100. */
function scoreOf(level: PriorityLevel, state: 'healthy' | 'degraded', factor: number): number {
  if (level.hosts - (level.excluded ?? 0) === 0) return 0;
  const counted = level.weights ?? { ...level, total: level.hosts };
  const present = counted.total - (counted.excluded ?? 0);
  return Math.min(100, Math.floor((factor * (counted[state] ?? 0)) / present));
}

function loadByScore(healthyScore: readonly number[], degradedScore: readonly number[], normalizedTotal: number) {
  const healthyLoad = healthyScore.map(() => 0);
  const degradedLoad = healthyScore.map(() => 0);
  if (normalizedTotal === 0) {
    healthyLoad[0] = 100; // panic is switched off and nothing is healthy: P0 gets it all, and fails
    return { healthyLoad, degradedLoad };
  }
  let left = 100;
  for (const [scores, loads] of [
    [healthyScore, healthyLoad],
    [degradedScore, degradedLoad],
  ] as const) {
    for (const [i, score] of scores.entries()) {
      loads[i] = Math.min(left, Math.floor((score * 100) / normalizedTotal));
      left -= loads[i];
    }
  }
  const firstHealthy = healthyScore.findIndex((score) => score > 0);
  if (firstHealthy >= 0) healthyLoad[firstHealthy]! += left;
  else degradedLoad[degradedScore.findIndex((score) => score > 0)]! += left;
  return { healthyLoad, degradedLoad };
}

/** Total panic: by hosts, whatever their state, excluded ones too; what rounding leaves to the first level with hosts. */
function loadByHostCount(levels: readonly PriorityLevel[]): number[] {
  const allHosts = sum(levels.map(({ hosts }) => hosts));
  const load = levels.map(({ hosts }) => (allHosts === 0 ? 0 : Math.floor((100 * hosts) / allHosts)));
  const first = Math.max(
    0,
    levels.findIndex(({ hosts }) => hosts > 0),
  );
  load[first]! += 100 - sum(load);
  return load;
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
