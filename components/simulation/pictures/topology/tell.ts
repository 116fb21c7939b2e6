import type { Locale } from '../../../../course/languages';
import { regionsOf } from '../../../../engine/scenario/regions';
import { deadInUse } from '../../../../engine/story/beliefs';
import { regionShares } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { percent, tellCrossing, tellMarks } from '../parts/tell';
import { topologyWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const say = manner(topologyWords[locale]);
  const { lbs, backends } = view.frame;
  const alive = (machines: readonly { readonly state: string }[]) =>
    machines.filter(({ state }) => state !== 'dead').length;
  const dead = deadInUse(view).map(nameOf);
  return [
    say.alive({ lbs: alive(lbs), ofLbs: lbs.length, backends: alive(backends), ofBackends: backends.length }),
    dead.length > 0 ? say.deadInUse({ names: listed(dead, locale) }) : '',
    tellRegions(view, locale, manner),
    tellMarks(view, locale, manner),
    tellCrossing(view, locale, manner),
  ];
}

/** As many names as can be listened to. */
function listed(names: readonly string[], locale: Locale): string {
  if (names.length <= 4) return names.join(', ');
  return topologyWords[locale].andMore({ names: names.slice(0, 3).join(', '), count: names.length - 3 });
}

function tellRegions(view: View, locale: Locale, manner: Manner): string {
  const regions = regionsOf(view.scenario);
  if (regions.length === 1) return '';
  const shares = regionShares(view);
  return manner(topologyWords[locale]).regions({
    shares: regions.map(({ id }, index) => `${id} ${percent(shares[index]!, locale)}`).join(', '),
  });
}
