import type { Locale } from '../../../../course/languages';
import type { View } from '../../../../engine/story/view';
import { tellParts, tellTimers } from '../parts/failover/tell';
import { tellLbStates } from '../parts/tell';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbStates(view, locale), ...tellTimers(view, locale), ...tellParts(view, locale)];
}
