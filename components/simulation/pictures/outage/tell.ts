import type { Locale } from '../../../../course/languages';
import type { View } from '../../../../engine/story/view';
import { waitsOf } from '../../../../engine/story/waits';
import { tellParts, tellTimers } from '../parts/failover/tell';
import { tellLbs } from '../parts/tell';
import { outageWords } from './words';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbs(view, locale), ...tellTimers(view, locale), ...tellParts(view, locale), tellClients(view, locale)];
}

/** What clients of the sample have sent into nothing, and how many of them are served again. */
function tellClients({ run, failover, frame }: View, locale: Locale): string {
  if (!failover) return '';
  const waits = waitsOf(run).map(({ lostMs, againMs }) => ({
    lost: lostMs.filter((tMs) => tMs <= frame.tMs).length,
    isBack: againMs !== null && againMs <= frame.tMs,
  }));
  const hit = waits.filter(({ lost }) => lost > 0);
  return outageWords[locale].clients({
    hit: hit.length,
    lost: hit.reduce((sum, { lost }) => sum + lost, 0),
    back: hit.filter(({ isBack }) => isBack).length,
  });
}
