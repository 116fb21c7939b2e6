import { LogHistogram } from '../../engine/metrics/logHistogram';
import { GIB_PER_KIB, MS_PER_MONTH } from '../../engine/metrics/units';
import { regionOfZone, regionsOf } from '../../engine/scenario/regions';
import type { MetricsWindow } from '../../engine/simulation/run';
import { cpuMsOf } from '../../engine/simulation/tickets';
import type { View } from './view';

/** Figures of the recent past that pictures draw and descriptions tell. */

/** Of the requests of an LB, the share that each zone got; null where it had none. */
export function zoneShares({ scenario, recent }: View, lb: number): number[] | null {
  const { length } = scenario.topology.zones;
  const row = recent.requestsByLbAndZone.slice(lb * length, (lb + 1) * length);
  const total = row.reduce((sum, n) => sum + n, 0);
  return total === 0 ? null : row.map((n) => n / total);
}

/** Of all requests, the share whose backend was in another zone than their LB. */
export function crossShare({ scenario: { topology }, recent }: View): number {
  let crossed = 0;
  let total = 0;
  topology.lbs.forEach((lb, row) => {
    topology.zones.forEach((zone, column) => {
      const count = recent.requestsByLbAndZone[row * topology.zones.length + column]!;
      total += count;
      if (zone !== lb.zone) crossed += count;
    });
  });
  return total === 0 ? 0 : crossed / total;
}

/** Dollars a month for what crosses zones, if it went on like this. */
export function crossUsdPerMonth({ scenario, recent }: View): number {
  const gib = recent.crossZoneKib * GIB_PER_KIB;
  return (gib * scenario.policies.cost.crossZoneUsdPerGib * MS_PER_MONTH) / recent.spanMs;
}

/** The windows of the recent past. */
export function recentWindows({ windows, frame, recent }: View): MetricsWindow[] {
  return windows.filter(({ untilMs }) => untilMs <= frame.tMs && untilMs > frame.tMs - recent.spanMs);
}

/** Of the recent requests that ended, the share that failed. */
export function failedShare(view: View): number {
  const counts = recentWindows(view).map((window) => window.counts);
  const failed = counts.reduce((sum, one) => sum + one.failed, 0);
  const ended = counts.reduce((sum, one) => sum + one.ok, failed);
  return ended === 0 ? 0 : failed / ended;
}

/** Quantiles of the recent past, in ms; null where nothing was counted. */
export function recentQuantiles(
  view: View,
  of: 'latency' | 'handshakeWait',
): { readonly p50: number; readonly p99: number } | null {
  const sum = new LogHistogram();
  for (const window of recentWindows(view)) sum.merge(window[of]);
  const [p50, p99] = [sum.quantile(0.5), sum.quantile(0.99)];
  return p50 === null || p99 === null ? null : { p50, p99 };
}

/** Share of the recent requests that each backend got. */
export function backendShares({ recent }: View): number[] {
  const total = recent.requestsByBackend.reduce((sum, n) => sum + n, 0);
  return recent.requestsByBackend.map((n) => (total === 0 ? 0 : n / total));
}

/** Of the recent handshakes, the share that resumed a session. */
export function resumedShare({ recent: { handshakesFull, handshakesResumed } }: View): number {
  const total = handshakesFull + handshakesResumed;
  return total === 0 ? 0 : handshakesResumed / total;
}

/** Work that handshakes bring to an LB, as a share of what its cores can do: over 1, a queue grows without end. */
export function cpuLoad(view: View, lb: number): number {
  const { tls } = view.scenario.policies;
  const resumed = resumedShare(view);
  const meanMs = resumed * cpuMsOf(tls, true) + (1 - resumed) * cpuMsOf(tls, false);
  const { cores } = view.scenario.topology.lbs[lb]!;
  return (view.recent.opensByLb[lb]! * meanMs) / (cores * view.recent.spanMs);
}

/** Of the recent new connections, the share that each region got. */
export function regionShares({ scenario, recent }: View): number[] {
  const total = recent.opensByLb.reduce((sum, n) => sum + n, 0);
  const counts = regionsOf(scenario).map(() => 0);
  scenario.topology.lbs.forEach(({ zone }, lb) => {
    counts[regionOfZone(scenario, zone)]! += recent.opensByLb[lb]!;
  });
  return counts.map((n) => (total === 0 ? 0 : n / total));
}
