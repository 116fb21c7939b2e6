import { loadOf } from './storm';
import type { View } from './view';
import * as windows from './windows';
import { countsIn, histogramIn } from './windows';

/** Figures of a view's recent past: those of its windows, 0 where nothing was there to count. */
const orNone = (share: number) => (Number.isNaN(share) ? 0 : share);

/** Of the requests of an LB, the share that each zone got; null where it had none. */
export function zoneShares({ recent }: View, lb: number): number[] | null {
  const shares = windows.zoneShares(recent, lb);
  return shares.some((share) => share > 0) ? shares : null;
}

/** Of the recent requests, the share that left the zone of their LB; 0 where there were none. */
export const crossShare = ({ recent }: View): number => orNone(windows.crossShare(recent));

/** Dollars a month for what crosses zones, if it went on like this. */
export const crossUsdPerMonth = ({ recent }: View): number => orNone(windows.crossingIn(recent).usdPerMonth);

/** Of the recent requests, the share that failed; 0 where there were none. */
export const failedShare = ({ recent }: View): number => orNone(windows.failedShare(countsIn(recent.windows)));

/** Of the recent handshakes, the share that resumed a session; 0 where there were none. */
export const resumedShare = ({ recent }: View): number => orNone(windows.resumedShare(countsIn(recent.windows)));

/** Work that recent handshakes brought to an LB, as a share of what its cores can do: above 1 a queue grows. */
export const cpuLoad = ({ recent }: View, lb: number): number => orNone(windows.cpuLoad(recent, lb));

/** Of the recent requests, the share that each backend got. */
export function backendShares({ recent, scenario }: View): number[] {
  const shares = windows.backendShares(recent);
  return scenario.topology.backends.map((_, index) => orNone(shares[index] ?? 0));
}

/** The share of a backend if the living ones shared alike. */
export const fairShare = ({ frame }: View): number =>
  1 / Math.max(1, frame.backends.filter(({ state }) => state === 'healthy').length);

/** Of the recent new connections, the share that each region got. */
export const regionShares = ({ recent }: View): number[] => windows.regionShares(recent).map(orNone);

/** Calls that came to a backend over what it can serve. */
export const backendLoad = ({ run, recent }: View, backend: number): number =>
  orNone(loadOf(run, recent.windows, [backend]));

/** Quantiles in ms; null where nothing was counted. */
export function recentQuantiles(
  { recent }: View,
  of: 'latency' | 'handshakeWait',
): { readonly p50: number; readonly p99: number } | null {
  const histogram = histogramIn(recent.windows, of);
  const [p50, p99] = [histogram.quantile(0.5), histogram.quantile(0.99)];
  return p50 === null || p99 === null ? null : { p50, p99 };
}
