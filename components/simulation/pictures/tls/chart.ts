import type { Locale } from '../../../../course/languages';
import type { Run } from '../../../../engine/simulation/run';
import { perSecond } from '../../../../engine/story/series';
import type { ChartData } from '../../chart/Chart';
import { chartOf } from '../parts/chart';
import { partsWords } from '../parts/words';
import { tlsWords } from './words';

/** Handshakes a second, full ones and resumed ones. */
export function chart(run: Run, locale: Locale): ChartData {
  const { chart: title, series } = tlsWords[locale];
  const { perSecond: unit } = partsWords[locale];
  return chartOf(title, unit, perSecond(run, ['handshakesFull', 'handshakesResumed']), series);
}
