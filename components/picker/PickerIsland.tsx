'use client';

import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientPicker } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import styles from '../exercise/exercise.module.css';
import { LazyIsland } from '../shell/LazyIsland';
import type { ToldPicker } from './told';

export interface PickerProps {
  readonly picker: ClientPicker;
  /** Of the lesson, with the picker's step alone. */
  readonly shape: LessonShape;
  readonly told: ToldPicker;
  readonly locale: Locale;
}

const load = () => import('./PickerExercise');

/** The topologies, readable from the first paint; the picker comes to life when the reader comes near. */
export function PickerIsland({ children, ...props }: PickerProps & { children: ReactNode }) {
  return (
    <LazyIsland load={load} props={props} className={styles.exercise}>
      {children}
    </LazyIsland>
  );
}
