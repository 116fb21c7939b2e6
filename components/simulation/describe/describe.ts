import type { Locale } from '../../../course/languages';
import type { View } from '../../../engine/story/view';
import { inTrade, type Manner } from '../../words/manner';
import { timeText } from '../names';
import { pictures } from '../pictures';
import type { PictureKind } from '../pictures/definition';
import { simulationWords } from '../words';
import { eventText } from './events';
import { describeWords } from './words';

/** What a picture shows at its moment, in words: for those who do not see it, and for those who want it said. */
export function describeView(picture: PictureKind, view: View, locale: Locale, manner: Manner = inTrade): string {
  const say = describeWords[locale];
  const { tell, tellsEvents } = pictures[picture];
  const last = tellsEvents && view.lastEvent && eventText(view.lastEvent, manner(simulationWords[locale]), locale);
  return [say.at({ time: timeText(view.frame.tMs, locale) }), last ? say.last(last) : '', ...tell(view, locale, manner)]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
