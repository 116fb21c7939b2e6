import { type MeasureName, measure, measureOf } from '../metrics/measures';
import type { Run } from './run';

/** The measures by which two runs are told apart. */
const HEADLINES = [
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
  /** Which run does better by it; null: neither, or the measure does not say. */
  readonly better: 'a' | 'b' | null;
}

/** The headline measures of two runs side by side, usually of one seed under two policies. */
export function compare(a: Run, b: Run): Difference[] {
  return HEADLINES.map((name) => {
    const [left, right] = [measure(a, name), measure(b, name)];
    return { measure: name, a: left, b: right, difference: right - left, better: betterOf(name, left, right) };
  });
}

function betterOf(name: MeasureName, a: number, b: number): Difference['better'] {
  const { better } = measureOf(name);
  if (better === 'neither' || !(a < b || a > b)) return null;
  return a < b === (better === 'less') ? 'a' : 'b';
}
