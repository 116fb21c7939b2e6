import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { followed, hopsOf } from '../../../../engine/story/followed';
import { markOf } from '../../../../engine/story/marks';
import { outages } from '../../../../engine/story/outages';
import type { View } from '../../../../engine/story/view';
import { sumOver } from '../../../../engine/story/windows';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { simulationWords } from '../../words';
import { tellLbs, tellMarks } from '../parts/tell';
import { partsWords } from '../parts/words';
import { tiersWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  return [
    ...tellLbs(view, locale, manner),
    tellWay(view, locale, manner),
    tellMarks(view, locale, manner),
    tellSoFar(view, locale, manner),
  ];
}

/** The way of the connection that the picture follows. */
function tellWay(view: View, locale: Locale, manner: Manner): string {
  const flow = followed(view);
  if (!flow) return '';
  return manner(tiersWords[locale]).way({
    flow: manner(simulationWords[locale]).flowName({ id: flow.id }),
    state: manner(partsWords[locale]).flow[markOf(flow)],
    way: hopsOf(flow, view)
      .map(({ id }) => nameOf(id))
      .join(' → '),
  });
}

/** What the lanes add up: of all connections, not of the sample alone. */
function tellSoFar({ run, frame }: View, locale: Locale, manner: Manner): string {
  const { rerouted, moved, broken } = frame.totals;
  const waited = sumOver(outages(run, 0, frame.tMs), ({ fromMs, untilMs }) => untilMs - fromMs);
  return manner(tiersWords[locale]).soFar({ rerouted, moved, broken, waited: formatValue(waited, 'duration', locale) });
}
