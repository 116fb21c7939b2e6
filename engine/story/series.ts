import type { Counts, MetricsWindow, Run } from '../simulation/run';
import { backendShares, countsIn, histogramIn, lengthMs, pointsOf } from './windows';

/** A chart's lines by key, and their values over the run. */
export interface Series {
  readonly keys: readonly string[];
  /** Moments in seconds, each with a value for each key. */
  readonly rows: readonly SeriesRow[];
}

export type SeriesRow = { readonly tS: number } & Readonly<Record<string, number>>;

/** Windows put together for a point: a chart of a phone's width has no room for more. */
const WINDOWS_PER_POINT = 2;

function series(run: Run, keys: readonly string[], valuesOf: (point: MetricsWindow[]) => readonly number[]): Series {
  const rows = pointsOf(run.windows, WINDOWS_PER_POINT).map((point): SeriesRow => {
    const values = valuesOf(point);
    return { tS: point.at(-1)!.untilMs / 1000, ...Object.fromEntries(keys.map((key, at) => [key, values[at]!])) };
  });
  return { keys, rows };
}

/** Counters, as whole ones a second. */
export function perSecond(run: Run, names: readonly (keyof Counts)[]): Series {
  return series(run, names, (point) => {
    const counts = countsIn(point);
    return names.map((name) => Math.round((1000 * counts[name]) / lengthMs(point)));
  });
}

/** Latency in whole ms; 0 where nothing was answered. */
export function latencySeries(run: Run): Series {
  return series(run, ['p50', 'p99'], (point) => {
    const histogram = histogramIn(point, 'latency');
    return [0.5, 0.99].map((q) => Math.round(histogram.quantile(q) ?? 0));
  });
}

/** Of the requests, the percents of each backend, to a tenth; 0 where there was none. */
export function backendSeries(run: Run): Series {
  const { scenario } = run;
  const ids = scenario.topology.backends.map(({ id }) => id);
  return series(run, ids, (windows) =>
    backendShares({ scenario, windows }).map((share) => Math.round(1000 * (share || 0)) / 10),
  );
}
