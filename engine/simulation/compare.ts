import { type MeasureName, measure } from '../metrics/measures';
import type { Run } from './run';

/** The measures by which two runs are told apart. All but the latencies are better when smaller; so are they. */
export const HEADLINES = [
  'outage.failedSeconds',
  'connections.brokenCount',
  'flows.needlessCount',
  'latency.p50Ms',
  'latency.p99Ms',
  'requests.failedShare',
  'crossZone.gib',
  'crossZone.usdPerMonth',
  'tls.fullCount',
  'tls.resumedCount',
  'retries.count',
] as const satisfies readonly MeasureName[];

export interface Difference {
  readonly measure: (typeof HEADLINES)[number];
  readonly a: number;
  readonly b: number;
  /** b − a; NaN where one of them is. */
  readonly difference: number;
}

/** The headline measures of two runs side by side, usually of one seed under two policies. */
export function compare(a: Run, b: Run): Difference[] {
  return HEADLINES.map((name) => {
    const [left, right] = [measure(a, name), measure(b, name)];
    return { measure: name, a: left, b: right, difference: right - left };
  });
}
