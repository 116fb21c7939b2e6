import type { Locale } from '../../../../course/languages';
import type { View } from '../../../../engine/story/view';
import { waitsOf } from '../../../../engine/story/waits';
import { sumOver } from '../../../../engine/story/windows';
import { tellParts, tellTimers } from '../parts/failover/tell';
import { tellLbs } from '../parts/tell';
import { outageWords } from './words';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbs(view, locale), ...tellTimers(view, locale), ...tellParts(view, locale), tellClients(view, locale)];
}

/** How many clients of the sample the fault hits, what they have sent into nothing, and who is served again. */
function tellClients({ run, failover, frame }: View, locale: Locale): string {
  if (!failover) return '';
  const isPast = (tMs: number | null) => tMs !== null && tMs <= frame.tMs;
  const waits = waitsOf(run);
  return outageWords[locale].clients({
    hit: waits.length,
    lost: sumOver(waits, ({ lostMs }) => lostMs.filter(isPast).length),
    back: waits.filter(({ againMs }) => isPast(againMs)).length,
  });
}
