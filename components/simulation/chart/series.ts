import type { ClientSimulation } from '../../../course/schema/client';
import type { Run } from '../../../engine/simulation/run';
import { backendSeries, latencySeries, perSecond, type Series, type SeriesRow } from '../../../engine/story/series';
import type { Words } from '../words/words';

/** A chart says one thing: its title. */
export interface ChartData {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly key: string; readonly name: string }[];
  readonly rows: readonly SeriesRow[];
}

/** The chart that belongs to a picture. */
export function chartOf(kind: ClientSimulation['picture'], run: Run, words: Words): ChartData {
  const { charts, series, axisPerS, axisMs } = words;
  const chart = (title: string, unit: string, { keys, rows }: Series): ChartData => ({
    title,
    unit,
    lines: keys.map((key) => ({ key, name: series[key as keyof Words['series']] ?? key })),
    rows,
  });
  switch (kind) {
    case 'maglev':
    case 'incident':
      return chart(charts.latency, axisMs, latencySeries(run));
    case 'zones':
      return chart(charts.shares, '%', backendSeries(run));
    case 'tls':
      return chart(charts.handshakes, axisPerS, perSecond(run, ['handshakesFull', 'handshakesResumed']));
    default:
      return chart(charts.answers, axisPerS, perSecond(run, ['ok', 'lost', 'failed']));
  }
}
