import type { Locale } from '../../../../course/languages';
import type { View } from '../../../../engine/story/view';
import { inTrade } from '../../../words/manner';
import { tellParts, tellTimers } from '../parts/failover/tell';
import { tellLbStates } from '../parts/tell';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  return [
    ...tellLbStates(view, locale, manner),
    ...tellTimers(view, locale, manner),
    ...tellParts(view, locale, manner),
  ];
}
