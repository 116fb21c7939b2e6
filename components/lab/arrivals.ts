import type { Scenario } from '../../engine/scenario/schema';
import type { Draft } from './labState';

type Arrivals = Scenario['traffic']['arrivals'];

/** Another kind of arrivals at the rate that there was; a spike is tenfold and lasts a quarter of the run. */
export function newArrivals({ traffic, durationMs }: Draft, kind: 'poisson' | 'steady' | 'spike'): Arrivals {
  const flowsPerS = 'flowsPerS' in traffic.arrivals ? traffic.arrivals.flowsPerS : 60;
  if (kind !== 'spike') return { kind, flowsPerS };
  const [fromMs, untilMs] = [durationMs / 4, durationMs / 2].map(Math.round) as [number, number];
  return { kind, flowsPerS, peakFlowsPerS: flowsPerS * 10, fromMs, untilMs };
}
