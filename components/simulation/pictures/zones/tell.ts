import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { backendShares, fairShare, recentQuantiles, zoneShares } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { percent, tellCrossing, tellPanic } from '../parts/tell';
import { zonesWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  return [
    ...tellSends(view, locale, manner),
    tellBusiest(view, locale, manner),
    tellCrossing(view, locale, manner),
    tellLatency(view, locale, manner),
    tellPanic(view, locale, manner),
  ];
}

/** Which share each LB sends to which zone. */
function tellSends(view: View, locale: Locale, manner: Manner): string[] {
  const say = manner(zonesWords[locale]);
  const { zones, lbs } = view.scenario.topology;
  return lbs.flatMap(({ id }, index) => {
    const parts = zoneShares(view, index)?.flatMap((share, zone) =>
      share > 0 ? [say.toZone({ share: percent(share, locale), zone: zones[zone]! })] : [],
    );
    return parts ? [say.sends({ name: nameOf(id), shares: parts.join(', ') })] : [];
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

function tellLatency(view: View, locale: Locale, manner: Manner): string {
  const latency = recentQuantiles(view, 'latency');
  const ms = (value: number) => formatValue(value, 'ms', locale);
  return latency ? manner(zonesWords[locale]).quantiles({ p50: ms(latency.p50), p99: ms(latency.p99) }) : '';
}
