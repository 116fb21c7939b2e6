import { ruleOf, type TrafficKind } from './faultKinds';
import type { Fault, Scenario } from './schema';

/** From `fromMs` to the next segment new flows come at this rate. */
export interface RateSegment {
  readonly fromMs: number;
  readonly flowsPerMs: number;
}

const isTraffic = (fault: Fault): fault is Fault & { kind: TrafficKind } => ruleOf(fault.kind).effects === 'traffic';

/** How many times the usual arrivals come while a fault of the traffic lasts. */
const TIMES: Readonly<Record<TrafficKind, (fault: Fault) => number>> = {
  spike: ({ factor }) => factor!,
};

/** The rate of arrivals as steps: the pattern of the traffic times the faults of it. */
export function rateSegments({ traffic: { arrivals }, faults, durationMs }: Scenario): RateSegment[] {
  if (arrivals.kind === 'replay') return [];
  const spikes = faults.flatMap((fault) => (isTraffic(fault) ? [{ ...fault, times: TIMES[fault.kind](fault) }] : []));
  const endMs = (atMs: number, forMs: number | null) => (forMs === null ? durationMs : atMs + forMs);
  const cuts = new Set([0]);
  if (arrivals.kind === 'spike') for (const cut of [arrivals.fromMs, arrivals.untilMs]) cuts.add(cut);
  for (const { atMs, forMs } of spikes) for (const cut of [atMs, endMs(atMs, forMs)]) cuts.add(cut);
  return [...cuts]
    .sort((a, b) => a - b)
    .map((fromMs) => {
      const isPeak = arrivals.kind === 'spike' && fromMs >= arrivals.fromMs && fromMs < arrivals.untilMs;
      const usual = isPeak ? arrivals.peakFlowsPerS : arrivals.flowsPerS;
      const factor = spikes.reduce(
        (f, spike) => (fromMs >= spike.atMs && fromMs < endMs(spike.atMs, spike.forMs) ? f * spike.times : f),
        1,
      );
      return { fromMs, flowsPerMs: (usual * factor) / 1000 };
    });
}

/** How many flows a run may be expected to see. */
export function expectedFlows(scenario: Scenario): number {
  const { arrivals } = scenario.traffic;
  if (arrivals.kind === 'replay') return arrivals.flows.length;
  const segments = rateSegments(scenario);
  return segments.reduce((sum, { fromMs, flowsPerMs }, i) => {
    const untilMs = Math.min(segments[i + 1]?.fromMs ?? Number.POSITIVE_INFINITY, scenario.durationMs);
    return untilMs > fromMs ? sum + (untilMs - fromMs) * flowsPerMs : sum;
  }, 0);
}
