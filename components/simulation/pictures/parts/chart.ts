import type { Locale } from '../../../../course/languages';
import type { Run } from '../../../../engine/simulation/run';
import { latencySeries, perSecond, type Series } from '../../../../engine/story/series';
import type { ChartData } from '../../chart/Chart';
import { partsWords } from './words';

/** Series of a run as a chart; a line without a name of its own goes by its key. */
export function chartOf(
  title: string,
  unit: string,
  { keys, rows }: Series,
  names: Readonly<Record<string, string>>,
): ChartData {
  return { title, unit, lines: keys.map((key) => ({ key, name: names[key] ?? key })), rows };
}

/** Answers and losses a second: for a picture that asks for no chart of its own. */
export function answersChart(run: Run, locale: Locale): ChartData {
  const { charts, perSecond: unit, series } = partsWords[locale];
  return chartOf(charts.answers, unit, perSecond(run, ['ok', 'lost', 'failed']), series);
}

/** Latency: the median and the slowest hundredth. */
export function latencyChart(run: Run, locale: Locale): ChartData {
  const { charts, ms, series } = partsWords[locale];
  return chartOf(charts.latency, ms, latencySeries(run), series);
}
