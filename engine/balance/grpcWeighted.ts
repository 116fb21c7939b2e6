import { EngineError, requireNumber } from '../errors';

/** What a backend says of itself: answers and errors a second, and how much of it is in use (1: all). */
export interface LoadReport {
  readonly qps: number;
  readonly eps: number;
  readonly utilization: number;
}

/** gRFC A58: fresh weights once a second; none from a host for its first ten; one that is silent loses its weight. */
export const WEIGHT_UPDATE_MS = 1000;
export const BLACKOUT_MS = 10_000;
export const WEIGHT_EXPIRATION_MS = 180_000;

/**
 * Weight of a host in gRPC's weighted round robin: answers for utilisation, errors counted on top of it; 0, not known,
 * where nothing is used. Source: gRFC A58. Throws EngineError on negative input.
 */
export function grpcWeight({ qps, eps, utilization }: LoadReport, errorUtilizationPenalty = 1): number {
  requireNumber('qps', qps, 0, 1e12);
  requireNumber('eps', eps, 0, 1e12);
  requireNumber('utilization', utilization, 0, 1e6);
  requireNumber('errorUtilizationPenalty', errorUtilizationPenalty, 0, 1e6);
  if (utilization === 0 || qps === 0) return 0;
  return qps / (utilization + (eps / qps) * errorUtilizationPenalty);
}

const MAX_WEIGHT = 65_535;
/** Keeps neighbours of equal weight from sitting out the same generation. */
const STAGGER = 32_767;

/**
 * gRPC's static stride scheduler: turns are counted as ever, but a host sits out some of its own, so many of 65,535
 * generations as its weight falls short of the greatest. A host without a weight gets the mean of those that have one;
 * fewer than two weights, or all alike, make it plain turns. A pick costs O(1) on average, whatever the number of hosts.
 * Source: grpc-go `weightedroundrobin/scheduler.go`. Throws EngineError on no weights or negative ones.
 */
export class StaticStrideScheduler {
  /** By position; null: plain turns. */
  private readonly scaled: Float64Array | null;
  private readonly hosts: number;

  constructor(weights: ArrayLike<number>) {
    if (weights.length === 0) throw new EngineError('weights', weights, 'at least one weight');
    for (let i = 0; i < weights.length; i++) requireNumber(`weights[${i}]`, weights[i], 0, 1e300);
    this.hosts = weights.length;
    this.scaled = scale(weights);
  }

  /** The position whose turn it is; `next` counts turns up and is asked until one is not sat out. */
  pick(next: () => number): number {
    const { scaled, hosts } = this;
    if (!scaled) return next() % hosts;
    for (;;) {
      const turn = next();
      const position = turn % hosts;
      const generation = Math.floor(turn / hosts);
      const weight = scaled[position]!;
      if ((weight * generation + position * STAGGER) % MAX_WEIGHT >= MAX_WEIGHT - weight) return position;
    }
  }

  /** Weight of a position, of 65,535; null under plain turns. */
  weightOf(position: number): number | null {
    return this.scaled?.[position] ?? null;
  }
}

function scale(weights: ArrayLike<number>): Float64Array | null {
  let sum = 0;
  let known = 0;
  let greatest = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    if (weights[i]! > 0) known++;
    greatest = Math.max(greatest, weights[i]!);
  }
  if (known < 2) return null;
  const factor = MAX_WEIGHT / greatest;
  const mean = Math.round((factor * sum) / known);
  const scaled = Float64Array.from(weights, (weight) => (weight === 0 ? mean : Math.round(factor * weight)));
  return scaled.every((weight) => weight === mean) ? null : scaled;
}
