import type { Locale } from '../../../../course/languages';
import type { Run } from '../../../../engine/simulation/run';
import { backendSeries } from '../../../../engine/story/series';
import type { ChartData } from '../../chart/Chart';
import { chartOf } from '../parts/chart';
import { zonesWords } from './words';

/** How requests share out over the backends, whose lines have their names. */
export function chart(run: Run, locale: Locale): ChartData {
  return chartOf(zonesWords[locale].chart, '%', backendSeries(run), {});
}
