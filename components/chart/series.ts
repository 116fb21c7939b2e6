import type { ClientSimulation } from '../../course/schema/client';
import { LogHistogram } from '../../engine/metrics/logHistogram';
import type { MetricsWindow, Run } from '../../engine/simulation/run';
import type { Words } from '../simulation/words/words';

/** A chart says one thing: its title. */
export interface ChartData {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly { readonly key: string; readonly name: string }[];
  /** Moments in seconds, each with a value for each line. */
  readonly rows: readonly ChartRow[];
}

export type ChartRow = { readonly tS: number } & Readonly<Record<string, number>>;

/** Windows put together for a point: a chart of a phone's width has no room for more. */
const WINDOWS_PER_POINT = 2;

/** The chart that belongs to a picture. */
export function chartOf(kind: ClientSimulation['picture'], run: Run, words: Words): ChartData {
  switch (kind) {
    case 'maglev':
    case 'incident':
      return latency(run, words);
    case 'zones':
      return shares(run, words);
    case 'tls':
      return perSecond(run, words, words.charts.handshakes, ['full', 'resumed'], (counts) => ({
        full: counts.handshakesFull,
        resumed: counts.handshakesResumed,
      }));
    default:
      return perSecond(run, words, words.charts.answers, ['ok', 'lost', 'failed'], (counts) => ({
        ok: counts.ok,
        lost: counts.lost,
        failed: counts.failed,
      }));
  }
}

function points(run: Run): MetricsWindow[][] {
  const groups: MetricsWindow[][] = [];
  for (let at = 0; at < run.windows.length; at += WINDOWS_PER_POINT)
    groups.push(run.windows.slice(at, at + WINDOWS_PER_POINT));
  return groups;
}

const momentOf = (group: readonly MetricsWindow[]) => group.at(-1)!.untilMs / 1000;
const spanS = (group: readonly MetricsWindow[]) => (group.at(-1)!.untilMs - group[0]!.fromMs) / 1000;

type Series = keyof Words['series'];

function perSecond(
  run: Run,
  words: Words,
  title: string,
  keys: readonly Series[],
  of: (counts: MetricsWindow['counts']) => Partial<Record<Series, number>>,
): ChartData {
  const rows = points(run).map((group): ChartRow => {
    const rate = (key: Series) => group.reduce((sum, { counts }) => sum + (of(counts)[key] ?? 0), 0) / spanS(group);
    return { tS: momentOf(group), ...Object.fromEntries(keys.map((key) => [key, Math.round(rate(key))])) };
  });
  return { title, unit: words.axisPerS, lines: keys.map((key) => ({ key, name: words.series[key] })), rows };
}

function latency(run: Run, words: Words): ChartData {
  const rows = points(run).map((group): ChartRow => {
    const histogram = new LogHistogram();
    for (const window of group) histogram.merge(window.latency);
    const quantile = (q: number) => Math.round(histogram.quantile(q) ?? 0);
    return { tS: momentOf(group), p50: quantile(0.5), p99: quantile(0.99) };
  });
  const lines = (['p50', 'p99'] as const).map((key) => ({ key, name: words.series[key] }));
  return { title: words.charts.latency, unit: words.axisMs, lines, rows };
}

function shares(run: Run, words: Words): ChartData {
  const { backends } = run.scenario.topology;
  const rows = points(run).map((group): ChartRow => {
    const counts = backends.map((_, index) => group.reduce((sum, window) => sum + window.requestsByBackend[index]!, 0));
    const total = counts.reduce((sum, n) => sum + n, 0) || 1;
    const percents = backends.map(({ id }, index) => [id, Math.round((1000 * counts[index]!) / total) / 10]);
    return { tS: momentOf(group), ...Object.fromEntries(percents) };
  });
  return { title: words.charts.shares, unit: '%', lines: backends.map(({ id }) => ({ key: id, name: id })), rows };
}
