import type { Locale } from '../../../../course/languages';
import { changeAt, type HashPart, hashSpaceOf, lengthOf, movesUntil } from '../../../../engine/story/hashSpace';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { percent, tellLbs, tellMarks } from '../parts/tell';
import { movedShares } from './moved';
import { flowsWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  return [
    ...tellLbs(view, locale, manner),
    ...tellHashes(view, locale, manner),
    tellMarks(view, locale, manner),
    ...tellRecord(view, locale),
  ];
}

/** Who owns how much of the hashes of the first router, and what the last change of that was. */
function tellHashes(view: View, locale: Locale, manner: Manner): string[] {
  const { told } = manner(flowsWords[locale]);
  const space = hashSpaceOf(view.run);
  const list = (parts: readonly HashPart[]) =>
    view.scenario.topology.lbs
      .map(({ id }, lb) => ({ id, share: lengthOf(parts.filter((part) => part.lb === lb)) }))
      .filter(({ share }) => share > 0)
      .map(({ id, share }) => `${nameOf(id)} ${percent(share, locale)}`)
      .join(', ');
  const now = list(space.partsIn(view.world));
  if (now === '') return [];
  const change = changeAt(space, view.frame.tMs);
  if (!change) return [told.bounds({ list: now })];
  const [changed, needless] = [change.changed, change.changed.filter((part) => part.needless)].map((parts) =>
    percent(lengthOf(parts), locale),
  ) as [string, string];
  return [told.bounds({ list: now }), told.changed({ before: list(change.before), changed, needless })];
}

function tellRecord(view: View, locale: Locale): string[] {
  const { told } = flowsWords[locale];
  const moves = movesUntil(view.run, view.frame.tMs);
  if (moves.length === 0) return [];
  const needless = moves.filter(({ movement }) => movement === 'needless').length;
  const shares = movedShares(view, locale);
  return [
    told.record({ moved: moves.length - needless, needless }),
    shares ? told.movedOfAll({ share: shares.all }) : '',
  ];
}
