import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { cpuLoad, recentQuantiles, resumedShare } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inTrade } from '../../../words/manner';
import { percent } from '../parts/tell';
import { hasTickets, laddersOf } from './ladders';
import { tlsWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const say = manner(tlsWords[locale]);
  const { tls } = view.scenario.policies;
  const load = Math.max(...view.scenario.topology.lbs.map((_, lb) => cpuLoad(view, lb)));
  const ms = (value: number) => formatValue(value, 'ms', locale);
  return [
    say.handshakes({ resumed: percent(resumedShare(view), locale), load: percent(load, locale) }),
    say.waits(waitTexts(view, locale)),
    ...laddersOf(view.scenario).map(({ isNew, firstAnswerMs, cpuMs }) =>
      say.firstAnswer({ isNew, time: ms(firstAnswerMs), cpu: ms(cpuMs) }),
    ),
    hasTickets(tls) ? say.keys[tls.ticketKeys] : '',
  ];
}

/** How long recent handshakes waited for a core, to a tenth of a millisecond. */
export function waitTexts(view: View, locale: Locale): { p50: string; p99: string } {
  const { p50, p99 } = recentQuantiles(view, 'handshakeWait') ?? { p50: 0, p99: 0 };
  const text = (ms: number) => formatValue(Math.round(10 * ms) / 10, 'duration', locale);
  return { p50: text(p50), p99: text(p99) };
}
