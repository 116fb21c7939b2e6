import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { breakerAt, breakersOf, pressureOn, tierLoads } from '../../../../engine/story/storm';
import type { View } from '../../../../engine/story/view';
import { sumOver } from '../../../../engine/story/windows';
import { inTrade } from '../../../words/manner';
import { nameOf } from '../../names';
import { percent, tellFailed } from '../parts/tell';
import { partsWords } from '../parts/words';
import { stormWords } from './words';

/** What each tier gets, what comes out, and who refuses. */
export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const say = stormWords[locale];
  const { breaker, told } = manner(partsWords[locale]);
  const tiers = tierLoads(view);
  const calls = tiers.map(({ perRequest }) => formatValue(perRequest, 'number', locale, perRequest < 10 ? 1 : 0));
  const breakers = breakersOf(view.run).map((changes, lb) =>
    told.state({ name: nameOf(view.frame.lbs[lb]!.id), status: breaker[breakerAt(changes, view.frame.tMs)] }),
  );
  return [
    say.tierCalls({ calls: calls.join(', ') }),
    say.deepest({ load: percent(tiers.at(-1)!.load, locale) }),
    tellLastTier(view, locale),
    tellFailed(view, locale, manner),
    ...breakers,
  ];
}

/** What the last tier's workers do, and for how many it is not too late. */
function tellLastTier(view: View, locale: Locale): string {
  const { backends } = tierLoads(view).at(-1)!;
  const all = pressureOn(view);
  const pressures = backends.flatMap((backend) => all[backend] ?? []);
  if (pressures.length === 0) return '';
  const busy = sumOver(pressures, (one) => one.busy) / pressures.length;
  return stormWords[locale].lastTier({
    busy: percent(busy, locale),
    waitedFor: sumOver(pressures, ({ waitedFor }) => waitedFor),
  });
}
