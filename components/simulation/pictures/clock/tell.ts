import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { failoverClock, partsBy } from '../../../../engine/story/failoverClock';
import { waiting } from '../../../../engine/story/followed';
import type { View } from '../../../../engine/story/view';
import { nameOf } from '../../names';
import { tellLbStates } from '../parts/tell';
import { partsWords } from '../parts/words';
import { clockWords } from './words';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbStates(view, locale), ...tellClock(view, locale)];
}

function tellClock(view: View, locale: Locale): string[] {
  const { failover, frame, run } = view;
  if (!failover) return [partsWords[locale].told.noFault];
  const say = clockWords[locale];
  const elapsedMs = frame.tMs - failover.fault.atMs;
  const text = (ms: number) => formatValue(ms, 'duration', locale);
  const parts = partsBy(failoverClock(run)!, elapsedMs).map(({ name, fromMs, untilMs, isOver }) => {
    const time = text(untilMs - fromMs);
    return `${say.parts[name]} ${isOver ? time : say.soFar({ time })}`;
  });
  return [
    say.elapsed({ name: nameOf(failover.fault.target), time: text(elapsedMs), parts: parts.join(', ') }),
    say.unanswered({ count: waiting(view) }),
  ];
}
