import type { Locale } from '../../course/languages';
import type { ClientPicker } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import type { ToldPicker } from './told';

export interface PickerProps {
  readonly picker: ClientPicker;
  /** Of the lesson, with the picker's step alone. */
  readonly shape: LessonShape;
  readonly told: ToldPicker;
  readonly locale: Locale;
}
