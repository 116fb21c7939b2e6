'use client';

import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import type { ClientCard } from '../../course/schema/client';
import type { LessonShape } from '../../course/schema/shape';
import { LazyIsland } from '../shell/LazyIsland';
import styles from './exercise.module.css';
import type { ToldChoice } from './told';

export interface RecallProps {
  readonly locale: Locale;
  readonly shape: LessonShape;
  readonly cards: readonly RecallCardProps[];
}

export interface RecallCardProps extends ClientCard {
  readonly title: string;
  readonly question: ReactNode;
  /** The model answer. */
  readonly answer: ReactNode;
  /** The scored item's words. */
  readonly told: ToldChoice;
}

const load = () => import('./RecallExercise');

/** The questions, readable from the first paint; the cards come to life when the reader comes near. */
export function RecallIsland({ children, ...props }: RecallProps & { children: ReactNode }) {
  return (
    <LazyIsland load={load} props={props} className={styles.exercise}>
      {children}
    </LazyIsland>
  );
}
