import type { Locale } from '../../../../course/languages';
import { followed, hopsOf } from '../../../../engine/story/followed';
import { markOf } from '../../../../engine/story/marks';
import type { View } from '../../../../engine/story/view';
import { nameOf } from '../../names';
import { simulationWords } from '../../words';
import { tellLbs, tellMarks } from '../parts/tell';
import { partsWords } from '../parts/words';
import { tiersWords } from './words';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbs(view, locale), tellWay(view, locale), tellMarks(view, locale)];
}

/** The way of the connection that the picture follows. */
function tellWay(view: View, locale: Locale): string {
  const flow = followed(view);
  if (!flow) return '';
  return tiersWords[locale].way({
    flow: simulationWords[locale].flowName({ id: flow.id }),
    state: partsWords[locale].flow[markOf(flow)],
    way: hopsOf(flow, view)
      .map(({ id }) => nameOf(id))
      .join(' → '),
  });
}
