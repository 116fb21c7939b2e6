import { formatShares, formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { backendShares, fairShare, zoneShares } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inTrade } from '../../../words/manner';
import { nameOf } from '../../names';
import { percent, tellCrossing, tellPanic } from '../parts/tell';
import { answerTimes, type Balance, balances } from './crossing';
import { zonesWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  return [
    ...tellBalances(view, locale),
    ...tellSends(view, locale),
    tellBusiest(view, locale),
    tellCrossing(view, locale, manner),
    zonesWords[locale].times(timesText(view, locale)),
    tellPanic(view, locale, manner),
  ];
}

/** Of each zone whose LBs compare, what they do. */
function tellBalances(view: View, locale: Locale): string[] {
  const { zones } = view.scenario.topology;
  return balanceTexts(view, locale).flatMap((texts, index) =>
    texts ? [zonesWords[locale].compares({ zone: zones[index]!, ...texts })] : [],
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

function tellBusiest(view: View, locale: Locale): string {
  const shares = backendShares(view);
  const top = shares.indexOf(Math.max(...shares));
  return zonesWords[locale].busiest({
    name: nameOf(view.scenario.topology.backends[top]!.id),
    share: percent(shares[top]!, locale),
    fair: percent(fairShare(view), locale),
  });
}

/** How long an answer takes, drawn: why latency rises when requests cross. */
export const answersText = (view: View, locale: Locale): string => zonesWords[locale].answers(timesText(view, locale));

function timesText(view: View, locale: Locale): Record<'home' | 'across', string> {
  const { home, across } = answerTimes(view);
  const text = (ms: number | null) => (ms === null ? '—' : formatValue(ms, 'ms', locale, 1));
  return { home: text(home), across: text(across) };
}
