import type { Locale } from '../../../../course/languages';
import type { View } from '../../../../engine/story/view';
import { tellLbs, tellMarks } from '../parts/tell';

export function tell(view: View, locale: Locale): string[] {
  return [...tellLbs(view, locale), tellMarks(view, locale)];
}
