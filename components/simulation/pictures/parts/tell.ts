import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { valueWords } from '../../../../course/words';
import { tallyOf } from '../../../../engine/story/marks';
import { crossShare, crossUsdPerMonth, failedShare } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import type { Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { lbStatus } from './boxes';
import { partsWords } from './words';

/** A share as it is said: in whole percent. */
export function percent(share: number, locale: Locale): string {
  return formatValue(share, 'percent', locale, 0);
}

/** Of each LB, its state and how many connections it has. */
export function tellLbs(view: View, locale: Locale, manner: Manner): string[] {
  const { told } = manner(partsWords[locale]);
  return view.frame.lbs.map((lb) =>
    told.lb({ name: nameOf(lb.id), status: lbStatus(lb, view, locale)[1], flows: lb.flows }),
  );
}

/** Of each LB, its state. */
export function tellLbStates(view: View, locale: Locale, manner: Manner): string[] {
  const { told } = manner(partsWords[locale]);
  return view.frame.lbs.map((lb) => told.state({ name: nameOf(lb.id), status: lbStatus(lb, view, locale)[1] }));
}

/** How many connections are in each kind of trouble. */
export function tellMarks({ frame }: View, locale: Locale, manner: Manner): string {
  const { told } = manner(partsWords[locale]);
  const { kept, ...trouble } = tallyOf(frame.flows);
  return Object.values(trouble).every((count) => count === 0) ? told.noTrouble : told.marks({ kept, ...trouble });
}

/** What share of the requests crosses zones, and what that costs. What costs money is not told as nothing. */
export function tellCrossing(view: View, locale: Locale, manner: Manner): string {
  const { told } = manner(partsWords[locale]);
  const [share, perMonth] = [crossShare(view), crossUsdPerMonth(view)];
  const usd = formatValue(perMonth, 'usd', locale, 0);
  if (share === 0 && perMonth > 0) return told.crossingTiers({ usd });
  const little = share > 0 && share < 0.005;
  const text = little ? valueWords[locale].lessThan({ value: percent(0.01, locale) }) : percent(share, locale);
  return told.crossing({ share: text, usd });
}

/** What share of the recent requests failed. */
export function tellFailed(view: View, locale: Locale, manner: Manner): string {
  return manner(partsWords[locale]).told.failed({ share: percent(failedShare(view), locale) });
}

/** That health is ignored, while it is. */
export function tellPanic({ frame }: View, locale: Locale, manner: Manner): string {
  return frame.isPanic ? manner(partsWords[locale]).told.panic : '';
}
