import { formatValue } from '../../../course/format';
import type { Fault } from '../../../engine/scenario/schema';
import type { RunEvent } from '../../../engine/simulation/run';
import type { Locale } from '../../shell/locale';
import { nameOf } from '../names';
import type { Words } from '../words/words';

/** Who an event is about, and what happened: a row of the table of events. */
export interface EventText {
  readonly who: string;
  readonly what: string;
}

export function eventText(event: RunEvent, words: Words, locale: Locale): EventText {
  const say = words.event;
  if ('flow' in event) return { who: words.flowName(event.flow), what: flowText(event, words) };
  if ('fault' in event) return { who: subjectOf(event.fault, words), what: faultText(event, words) };
  const who = nameOf(event.subject);
  switch (event.kind) {
    case 'detected':
      return { who, what: say.detected(words.signals[event.by], formatValue(event.afterMs, 'duration', locale)) };
    case 'route-withdrawn':
      return { who, what: say.withdrawn };
    case 'route-announced':
      return { who, what: say.announced };
    case 'vip-moved':
      return { who, what: say.vipMoved(nameOf(event.from)) };
    case 'backend-removed':
      return { who, what: say.removed };
    case 'backend-restored':
      return { who, what: say.restored };
  }
}

function subjectOf({ target }: Fault, words: Words): string {
  return target === '' ? words.clients : nameOf(target);
}

function faultText({ kind, fault }: Extract<RunEvent, { fault: Fault }>, { event: say }: Words): string {
  if (kind === 'fault') return say.fault[fault.kind];
  return fault.kind === 'spike' ? say.spikeOver : say.over;
}

function flowText(event: Extract<RunEvent, { flow: number }>, { event: say }: Words): string {
  const lb = nameOf(event.lb);
  switch (event.kind) {
    case 'flow-opened':
      return say.opened(lb);
    case 'flow-kept':
      return say.kept(lb);
    case 'flow-moved':
      return (event.needless ? say.movedNeedlessly : say.moved)(nameOf(event.from), lb);
    case 'flow-broken':
      return say.broken(lb);
    case 'flow-reconnected':
      return say.reconnected(lb);
  }
}
