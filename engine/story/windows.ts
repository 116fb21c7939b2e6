import { LogHistogram } from '../metrics/logHistogram';
import { regionOfZone, regionsOf } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import { COUNTERS, type Counts, type MetricsWindow, zeroCounts } from '../simulation/run';
import { cpuMsOf } from '../simulation/tickets';
import { crossZoneCost, usdPerMonth } from '../zones/cost';

/** Windows of a run that follow each other: what every figure over time is summed over. */
export interface Stretch {
  readonly scenario: Scenario;
  readonly windows: readonly MetricsWindow[];
}

/** NaN where there is nothing to divide by. */
export const ratio = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

/** The sum of numbers; 0 of none. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The sum of what each item counts for. */
export const sumOver = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

/** Each value's part of their sum; NaN where that is 0. */
export function sharesOf(values: readonly number[]): number[] {
  const whole = sum(values);
  return values.map((value) => ratio(value, whole));
}

/** From the first window's start to the last one's end, in ms; 0 of none. */
export const lengthMs = (windows: readonly MetricsWindow[]): number =>
  windows.length === 0 ? 0 : windows.at(-1)!.untilMs - windows[0]!.fromMs;

/** Each counter, added up over the windows. */
export function countsIn(windows: readonly MetricsWindow[]): Counts {
  const counts = zeroCounts();
  for (const window of windows) for (const name of COUNTERS) counts[name] += window.counts[name];
  return counts;
}

type Table = 'opensByClientsAndLb' | 'requestsByLbAndZone' | 'requestsByBackend';

/** One of the windows' tables, or the part of it from one cell to another, summed cell by cell. */
export function tableIn(windows: readonly MetricsWindow[], of: Table, from = 0, until?: number): number[] {
  const cells = windows[0]?.[of].slice(from, until).map(() => 0) ?? [];
  for (const window of windows) for (const index of cells.keys()) cells[index]! += window[of][from + index]!;
  return cells;
}

/** One of the windows' histograms, merged. */
export function histogramIn(windows: readonly MetricsWindow[], of: 'latency' | 'handshakeWait'): LogHistogram {
  const histogram = new LogHistogram();
  for (const window of windows) histogram.merge(window[of]);
  return histogram;
}

/** Windows put together for the points of a chart. */
export function pointsOf(windows: readonly MetricsWindow[], perPoint: number): MetricsWindow[][] {
  const points: MetricsWindow[][] = [];
  for (let at = 0; at < windows.length; at += perPoint) points.push(windows.slice(at, at + perPoint));
  return points;
}

/** Requests of one LB by the zone of their backend. */
export function requestsByZone({ scenario: { topology }, windows }: Stretch, lb: number): number[] {
  const { length } = topology.zones;
  return tableIn(windows, 'requestsByLbAndZone', lb * length, (lb + 1) * length);
}

/** Of the requests of an LB, the share that each zone got. */
export const zoneShares = (stretch: Stretch, lb: number): number[] => sharesOf(requestsByZone(stretch, lb));

/** Of all requests, the share that went through each LB. */
export const lbShares = (stretch: Stretch): number[] =>
  sharesOf(stretch.scenario.topology.lbs.map((_, lb) => sum(requestsByZone(stretch, lb))));

/** Of all requests, the share that each backend got. */
export const backendShares = ({ windows }: Stretch): number[] => sharesOf(tableIn(windows, 'requestsByBackend'));

/** Of all requests, the share whose backend was in another zone than their LB. */
export function crossShare(stretch: Stretch): number {
  const { lbs, zones } = stretch.scenario.topology;
  const rows = lbs.map((_, lb) => requestsByZone(stretch, lb));
  const stayed = sum(lbs.map(({ zone }, lb) => rows[lb]![zones.indexOf(zone)] ?? 0));
  const whole = sumOver(rows, sum);
  return ratio(whole - stayed, whole);
}

/** New connections that a client group opened, by LB. */
export function opensByLb({ scenario: { topology }, windows }: Stretch, clients: number): number[] {
  const { length } = topology.lbs;
  return tableIn(windows, 'opensByClientsAndLb', clients * length, (clients + 1) * length);
}

/** New connections that a client group opened, by region. */
export function opensByRegion(stretch: Stretch, clients: number): number[] {
  const { scenario } = stretch;
  const opens = regionsOf(scenario).map(() => 0);
  for (const [lb, count] of opensByLb(stretch, clients).entries())
    opens[regionOfZone(scenario, scenario.topology.lbs[lb]!.zone)]! += count;
  return opens;
}

/** Of the new connections, the share that each region got. */
export function regionShares(stretch: Stretch): number[] {
  const rows = stretch.scenario.topology.clients.map((_, clients) => opensByRegion(stretch, clients));
  return sharesOf(regionsOf(stretch.scenario).map((_, region) => sumOver(rows, (row) => row[region]!)));
}

/** Packets and requests that nobody answered, or with an error. */
export const unansweredIn = ({ lost, failed }: Counts): number => lost + failed;

/** Of the requests that ended, the share that failed. */
export const failedShare = ({ failed, ok }: Counts): number => ratio(failed, failed + ok);

/** Of the handshakes, the share that resumed a session. */
export const resumedShare = ({ handshakesResumed, handshakesFull }: Counts): number =>
  ratio(handshakesResumed, handshakesResumed + handshakesFull);

const BYTES_PER_KIB = 1024;

/** What crossed zones, and what it costs a month if it goes on like this; the price is that of both ends together. */
export function crossingIn({ scenario, windows }: Stretch): { readonly gib: number; readonly usdPerMonth: number } {
  const { crossingGiB, usd } = crossZoneCost(
    {
      calls: 1,
      crossZoneFraction: 1,
      requestBytes: countsIn(windows).crossZoneKib * BYTES_PER_KIB,
      responseBytes: 0,
    },
    { egressUsdPerGiB: scenario.policies.cost.crossZoneUsdPerGib, ingressUsdPerGiB: 0 },
  );
  return { gib: crossingGiB, usdPerMonth: usdPerMonth(usd, lengthMs(windows)) };
}

/** Work that handshakes bring to an LB, as a share of what its cores can do: over 1, a queue grows without end. */
export function cpuLoad(stretch: Stretch, lb: number): number {
  const { topology, policies } = stretch.scenario;
  const opens = sum(topology.clients.map((_, clients) => opensByLb(stretch, clients)[lb] ?? 0));
  const resumed = resumedShare(countsIn(stretch.windows)) || 0;
  const meanMs = resumed * cpuMsOf(policies.tls, true) + (1 - resumed) * cpuMsOf(policies.tls, false);
  return ratio(opens * meanMs, topology.lbs[lb]!.cores * lengthMs(stretch.windows));
}
