'use client';

import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientSimulation, ClientStep } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import { LazyIsland } from '../shell/LazyIsland';
import styles from './exercise.module.css';
import type { ToldChoice } from './told';

export interface TraceProps {
  readonly locale: Locale;
  readonly shape: LessonShape;
  readonly steps: readonly TraceStepProps[];
}

export interface TraceStepProps {
  readonly choice: ClientStep;
  /** Whose picture plays the step's run. */
  readonly simulation: ClientSimulation | undefined;
  readonly told: ToldChoice;
  readonly explanation: ReactNode;
  readonly title: string;
  /** What opens it. */
  readonly lock: string;
}

const load = () => import('./TraceExercise');

/** The questions, readable from the first paint; the exercise comes to life when the reader comes near. */
export function TraceIsland({ children, ...props }: TraceProps & { children: ReactNode }) {
  return (
    <LazyIsland load={load} props={props} className={styles.exercise}>
      {children}
    </LazyIsland>
  );
}
