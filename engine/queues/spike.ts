import { requireNumber } from '../errors';

/** A burst of arrivals at a server that can do `capacityPerSecond`. Rates a second, durations in seconds. */
export interface SpikeInput {
  readonly basePerSecond: number;
  readonly peakPerSecond: number;
  readonly peakS: number;
  readonly capacityPerSecond: number;
  /** Requests that all wait when the peak begins: clients of a dead balancer that reconnect at once. */
  readonly initialBacklog?: number;
}

export interface Spike {
  readonly peakBacklog: number;
  /** Wait of the unluckiest arrival. */
  readonly maxDelayS: number;
  /** From the end of the peak until nobody waits; null: never. */
  readonly drainS: number | null;
}

/**
 * A fluid queue through an overload, where a steady state has no answer: the backlog grows by the excess and drains by
 * the spare capacity. Throws EngineError on negative input or no capacity.
 */
export function spike(input: SpikeInput): Spike {
  const base = requireNumber('basePerSecond', input.basePerSecond, 0, Number.POSITIVE_INFINITY);
  const peak = requireNumber('peakPerSecond', input.peakPerSecond, 0, Number.POSITIVE_INFINITY);
  const peakS = requireNumber('peakS', input.peakS, 0, Number.POSITIVE_INFINITY);
  const capacity = requireNumber(
    'capacityPerSecond',
    input.capacityPerSecond,
    Number.MIN_VALUE,
    Number.POSITIVE_INFINITY,
  );
  const initial = requireNumber('initialBacklog', input.initialBacklog ?? 0, 0, Number.POSITIVE_INFINITY);
  const backlogAfterPeak = Math.max(0, initial + (peak - capacity) * peakS);
  const peakBacklog = Math.max(initial, backlogAfterPeak);
  return {
    peakBacklog,
    maxDelayS: peakBacklog / capacity,
    drainS: drainTimeS(backlogAfterPeak, capacity - base),
  };
}

function drainTimeS(backlog: number, sparePerSecond: number): number | null {
  if (sparePerSecond > 0) return backlog / sparePerSecond;
  return sparePerSecond === 0 && backlog === 0 ? 0 : null;
}
