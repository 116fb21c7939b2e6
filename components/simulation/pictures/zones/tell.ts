import { formatShares, formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { backendShares, fairShare, zoneShares } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { percent, tellCrossing, tellPanic } from '../parts/tell';
import { answerTimes, type Balance, balances } from './crossing';
import { zonesWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  return [
    ...tellBalances(view, locale, manner),
    ...tellSends(view, locale),
    tellBusiest(view, locale, manner),
    tellCrossing(view, locale, manner),
    tellTimes(view, locale, manner),
    tellPanic(view, locale, manner),
  ];
}

/** Of each zone whose LBs compare, what they do. */
function tellBalances(view: View, locale: Locale, manner: Manner): string[] {
  const { zones } = view.scenario.topology;
  return balanceTexts(view, locale).flatMap((texts, index) =>
    texts ? [manner(zonesWords[locale]).compares({ zone: zones[index]!, ...texts })] : [],
  );
}

/** By zone, the shares that its LBs compare; null where they compare nothing. */
export function balanceTexts(view: View, locale: Locale): (Record<keyof Balance, string> | null)[] {
  const text = (share: number) => formatValue(share, 'percent', locale);
  return balances(view).map((one) => one && { callers: text(one.callers), backends: text(one.backends) });
}

/** Which share each LB sends to which zone. */
function tellSends(view: View, locale: Locale): string[] {
  const say = zonesWords[locale];
  const { zones, lbs } = view.scenario.topology;
  return lbs.flatMap(({ id }, index) => {
    const shares = zoneShares(view, index);
    if (!shares) return [];
    const texts = formatShares(shares, locale);
    const parts = zones.flatMap((zone, at) => (shares[at]! > 0 ? [say.toZone({ share: texts[at]!, zone })] : []));
    return [say.sends({ name: nameOf(id), shares: parts.join(', ') })];
  });
}

function tellBusiest(view: View, locale: Locale, manner: Manner): string {
  const shares = backendShares(view);
  const top = shares.indexOf(Math.max(...shares));
  return manner(zonesWords[locale]).busiest({
    name: nameOf(view.scenario.topology.backends[top]!.id),
    share: percent(shares[top]!, locale),
    fair: percent(fairShare(view), locale),
  });
}

/** How long an answer takes, drawn: why latency rises when requests cross. */
export const answersText = (view: View, locale: Locale): string =>
  zonesWords[locale].answers(timesText(view, locale, '—'));

/** The same, told: of what stays at home first, nothing before there is any. */
function tellTimes(view: View, locale: Locale, manner: Manner): string {
  const times = timesText(view, locale, '');
  return times.home && manner(zonesWords[locale]).times(times);
}

function timesText(view: View, locale: Locale, unknown: string): Record<'home' | 'across', string> {
  const { home, across } = answerTimes(view);
  const text = (ms: number | null) => (ms === null ? unknown : formatValue(ms, 'ms', locale, 1));
  return { home: text(home), across: text(across) };
}
