import { formatValue } from '../../../../../course/format';
import type { Locale } from '../../../../../course/languages';
import { waiting } from '../../../../../engine/story/followed';
import { holdTimers } from '../../../../../engine/story/holdTimers';
import type { View } from '../../../../../engine/story/view';
import type { Manner } from '../../../../words/manner';
import { nameOf } from '../../../names';
import { partsWords } from '../words';
import { partsOf } from './Bar';
import { failoverWords } from './words';

/** Who listens for the death of which LB, and for how long yet. */
export function tellTimers(view: View, locale: Locale, manner: Manner): string[] {
  const words = manner(failoverWords[locale]).told;
  const text = (ms: number) => formatValue(ms, 'duration', locale);
  // Who watches for DNS is told of once it counts down: no sign of life is known of it before.
  const told = holdTimers(view).filter(({ by, isSilent }) => by !== 'record' || isSilent);
  return told.map(({ lb, by, listener, limitMs, leftMs, isSilent }) => {
    const above = by === 'record' ? words.watcher : words.router;
    const values = {
      listener: listener === null ? above : nameOf(view.frame.lbs[listener]!.id),
      name: nameOf(view.frame.lbs[lb]!.id),
      left: text(leftMs),
      limit: text(limitMs),
    };
    return isSilent ? words.silent(values) : words.timer(values);
  });
}

/** How long each part of the failover took, or takes, and who still waits. */
export function tellParts(view: View, locale: Locale, manner: Manner): string[] {
  const { failover, frame } = view;
  if (!failover) return [manner(partsWords[locale]).told.noFault];
  const { parts: names, told } = manner(failoverWords[locale]);
  const text = (ms: number) => formatValue(ms, 'duration', locale);
  const parts = partsOf(view).map(({ name, fromMs, untilMs, isOver }) => {
    const time = text(untilMs - fromMs);
    return `${names[name]} ${isOver ? time : told.soFar({ time })}`;
  });
  const time = text(frame.tMs - failover.fault.atMs);
  return [
    told.elapsed({ name: nameOf(failover.fault.target), time, parts: parts.join(', ') }),
    told.unanswered({ count: waiting(view) }),
  ];
}
