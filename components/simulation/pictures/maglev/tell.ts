import type { Locale } from '../../../../course/languages';
import { isMove } from '../../../../engine/story/movement';
import type { View } from '../../../../engine/story/view';
import { tellLbs } from '../parts/tell';
import { maglevWords } from './words';

export function tell(view: View, locale: Locale): string[] {
  const moved = view.frame.flows.filter(({ movement }) => isMove(movement));
  const kept = moved.filter(({ state, resets }) => state === 'open' && resets === 0).length;
  return [...tellLbs(view, locale), maglevWords[locale].moved({ moved: moved.length, kept })];
}
