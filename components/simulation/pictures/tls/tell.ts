import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { cpuLoad, recentQuantiles, resumedShare } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inTrade } from '../../../words/manner';
import { percent } from '../parts/tell';
import { laddersOf } from './ladders';
import { tlsWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const say = manner(tlsWords[locale]);
  const load = Math.max(...view.scenario.topology.lbs.map((_, lb) => cpuLoad(view, lb)));
  const wait = recentQuantiles(view, 'handshakeWait');
  const ms = (value: number) => formatValue(value, 'duration', locale);
  return [
    say.handshakes({ resumed: percent(resumedShare(view), locale), load: percent(load, locale) }),
    wait ? say.wait({ p50: ms(wait.p50), p99: ms(wait.p99) }) : '',
    ...laddersOf(view.scenario).map(({ isNew, firstAnswerMs }) => say.firstAnswer({ isNew, time: ms(firstAnswerMs) })),
  ];
}
