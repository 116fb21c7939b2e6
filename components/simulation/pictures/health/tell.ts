import type { Locale } from '../../../../course/languages';
import { errorOf, type Judged, judgedBackends } from '../../../../engine/story/beliefs';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { tellFailed, tellPanic } from '../parts/tell';
import { truthOf } from '../parts/truth';
import { ejectionsText } from './Drawing';
import { healthWords } from './words';

/** Who is ill and who knows; then what is mistaken about the healthy ones. */
export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const lines = judgedBackends(view).flatMap((judged, index) => tellBackend(view, judged, index, locale, manner));
  return [
    ...(lines.length > 0 ? lines : [manner(healthWords[locale]).allWell]),
    `${ejectionsText(view, locale, manner)}.`,
    tellFailed(view, locale, manner),
    tellPanic(view, locale, manner),
  ];
}

/** What is to be said of a backend; nothing while it is well and in use. */
function tellBackend({ frame }: View, judged: Judged, index: number, locale: Locale, manner: Manner): string[] {
  const say = manner(healthWords[locale]);
  const { id: backend, state } = frame.backends[index]!;
  const lbsIn = (error: 'missed' | 'mistaken') =>
    judged.beliefs
      .flatMap((belief, lb) =>
        errorOf(judged, belief, state === 'draining') === error ? [nameOf(frame.lbs[lb]!.id)] : [],
      )
      .join(', ');
  if (!judged.illness) {
    const lbs = lbsIn('mistaken');
    return lbs ? [say.mistaken({ backend, lbs })] : [];
  }
  const [, what] = truthOf(judged.illness, false, locale, manner);
  const lbs = lbsIn('missed');
  return [lbs ? say.missed({ backend, what, lbs }) : say.known({ backend, what })];
}
