import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { effectsOf } from '../../../../engine/scenario/faultKinds';
import type { Illness } from '../../../../engine/story/illness';
import type { Manner } from '../../../words/manner';
import type { Status } from './boxes';
import { partsWords } from './words';

/** What is the case with a backend, in a sign and a word. */
export function truthOf(illness: Illness | null, isDraining: boolean, locale: Locale, manner: Manner): Status {
  const words = manner(partsWords[locale]);
  if (!illness) return isDraining ? ['◐', words.withdrawn] : ['●', words.healthy];
  const { kind, factor = 0 } = illness;
  const isGone = (effectsOf(kind)?.answers ?? 'as-usual') !== 'as-usual';
  const sign = isGone ? '✕' : kind === 'backend-flap' ? '⇅' : '◌';
  const [times, share] = [formatValue(factor, 'times', locale), formatValue(factor, 'percent', locale)];
  return [sign, words.ill[kind]({ times, share })];
}
