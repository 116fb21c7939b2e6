import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { progressOf } from '../../../../engine/story/failoverClock';
import type { View } from '../../../../engine/story/view';
import { unansweredIn } from '../../../../engine/story/windows';
import { tellLbs } from '../parts/tell';
import { outageWords } from './words';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbs(view, locale), tellWindow(view, locale), tellOutage(view, locale)];
}

function tellWindow({ windows, frame }: View, locale: Locale): string {
  const counts = windows.findLast((window) => window.untilMs <= frame.tMs)?.counts;
  return counts ? outageWords[locale].window({ ok: counts.ok, lost: unansweredIn(counts) }) : '';
}

function tellOutage(view: View, locale: Locale): string {
  const say = outageWords[locale];
  const progress = progressOf(view);
  if (!progress) return '';
  const known = (ms: number | null) =>
    ms === null ? say.notYet : say.after({ time: formatValue(ms, 'duration', locale) });
  return say.outage({
    detect: known(progress.detectMs),
    first: known(progress.firstAnswerMs),
    last: known(progress.lastAnswerMs),
  });
}
