import { formatValue } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import type { Fault } from '../../../engine/scenario/schema';
import type { RunEvent } from '../../../engine/simulation/run';
import { nameOf } from '../names';
import { partsWords } from '../pictures/parts/words';
import type { SimulationWords as Words } from '../words';

/** Who an event is about, and what happened: a row of the table of events. */
export interface EventText {
  readonly who: string;
  readonly what: string;
}

export function eventText(event: RunEvent, words: Words, locale: Locale): EventText {
  const say = words.event;
  if ('flow' in event) return { who: words.flowName({ id: event.flow }), what: flowText(event, words) };
  if ('fault' in event) return { who: subjectOf(event.fault, locale), what: faultText(event, words) };
  const who = nameOf(event.subject);
  switch (event.kind) {
    case 'detected':
      return {
        who,
        what: say.detected({ signal: words.signals[event.by], after: formatValue(event.afterMs, 'duration', locale) }),
      };
    case 'route-withdrawn':
      return { who, what: say.withdrawn };
    case 'route-announced':
      return { who, what: say.announced };
    case 'vip-moved':
      return { who, what: say.vipMoved({ from: nameOf(event.from) }) };
    case 'backend-removed':
      return { who, what: say.removed };
    case 'backend-restored':
      return { who, what: say.restored };
    case 'backend-ejected':
      return {
        who,
        what: say.ejected({ lb: nameOf(event.lb), forTime: formatValue(event.forMs, 'duration', locale) }),
      };
    case 'backend-readmitted':
      return { who, what: say.readmitted({ lb: nameOf(event.lb) }) };
    case 'proxy-removed':
      return { who, what: say.removed };
    case 'proxy-restored':
      return { who, what: say.restored };
    case 'list-updated':
      return { who, what: say.listUpdated };
    case 'breaker':
      return { who, what: say.breaker[event.state] };
    case 'dns-changed':
      return { who, what: event.to === event.subject ? say.dnsBack : say.dnsChanged({ to: event.to }) };
  }
}

function subjectOf({ target }: Fault, locale: Locale): string {
  return target === '' ? partsWords[locale].clients : nameOf(target);
}

function faultText({ kind, fault }: Extract<RunEvent, { fault: Fault }>, { event: say }: Words): string {
  if (kind === 'fault') return say.fault[fault.kind];
  return fault.kind === 'spike' ? say.spikeOver : say.over;
}

function flowText(event: Extract<RunEvent, { flow: number }>, { event: say }: Words): string {
  const lb = nameOf(event.lb);
  switch (event.kind) {
    case 'flow-opened':
      return say.opened({ lb });
    case 'flow-kept':
      return say.kept({ lb });
    case 'flow-rerouted':
      return say.rerouted({ from: nameOf(event.from), lb });
    case 'flow-moved':
      return (event.needless ? say.movedNeedlessly : say.moved)({ from: nameOf(event.from), lb });
    case 'flow-broken':
      return say.broken({ lb });
    case 'flow-reconnected':
      return say.reconnected({ lb });
  }
}
