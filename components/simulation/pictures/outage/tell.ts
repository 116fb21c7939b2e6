import type { Locale } from '../../../../course/languages';
import type { View } from '../../../../engine/story/view';
import { waitsOf } from '../../../../engine/story/waits';
import { sumOver } from '../../../../engine/story/windows';
import { inTrade, type Manner } from '../../../words/manner';
import { tellParts, tellTimers } from '../parts/failover/tell';
import { tellLbs } from '../parts/tell';
import { outageWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  return [
    ...tellLbs(view, locale, manner),
    ...tellTimers(view, locale, manner),
    ...tellParts(view, locale, manner),
    tellClients(view, locale, manner),
  ];
}

/** How many clients of the sample the fault hits, what they have sent into nothing, and who is served again. */
function tellClients({ run, failover, frame }: View, locale: Locale, manner: Manner): string {
  if (!failover) return '';
  const isPast = (tMs: number | null) => tMs !== null && tMs <= frame.tMs;
  const waits = waitsOf(run);
  return manner(outageWords[locale]).clients({
    hit: waits.length,
    lost: sumOver(waits, ({ lostMs }) => lostMs.filter(isPast).length),
    back: waits.filter(({ againMs }) => isPast(againMs)).length,
  });
}
