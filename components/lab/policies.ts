import type { Scenario } from '../../engine/scenario/schema';
import type { Draft } from './labState';

/** Whether a group of policies can change anything in a draft of this topology and way in. */
export function hasEffect(path: string, { topology, policies }: Draft): boolean {
  const { kind } = policies.entry;
  const isBehindRouter = kind === 'ecmp' || kind === 'vrrp' || kind === 'single';
  switch (path.replace('policies.', '')) {
    case 'dns':
      return kind === 'dns' || (topology.regions?.length ?? 1) > 1;
    case 'ecmp':
      return kind === 'ecmp';
    case 'detection':
      return isBehindRouter && kind !== 'single';
    case 'l4':
      return topology.lbs.some(({ tier }) => tier === 'l4');
    case 'tls':
      return topology.lbs.some(({ tier }) => tier === 'l7');
    case 'zone':
    case 'cost':
      return topology.zones.length > 1;
    default:
      return true;
  }
}

type Arrivals = Scenario['traffic']['arrivals'];

/** Another kind of arrivals at the rate that there was; a spike is tenfold and lasts a quarter of the run. */
export function newArrivals({ traffic, durationMs }: Draft, kind: 'poisson' | 'steady' | 'spike'): Arrivals {
  const flowsPerS = 'flowsPerS' in traffic.arrivals ? traffic.arrivals.flowsPerS : 60;
  if (kind !== 'spike') return { kind, flowsPerS };
  const [fromMs, untilMs] = [durationMs / 4, durationMs / 2].map(Math.round) as [number, number];
  return { kind, flowsPerS, peakFlowsPerS: flowsPerS * 10, fromMs, untilMs };
}
