'use client';

import type { ReactNode } from 'react';
import type { ClientStep } from '../../course/schema/client';
import type { Locale } from '../../course/schema/common';
import type { LessonShape } from '../../course/schema/shape';
import { LazyIsland } from '../shell/LazyIsland';
import styles from './exercise.module.css';
import { Options } from './Options';
import type { ToldChoice } from './told';

export interface TraceProps {
  locale: Locale;
  shape: LessonShape;
  steps: readonly TraceStepProps[];
}

export interface TraceStepProps {
  readonly choice: ClientStep;
  readonly told: ToldChoice;
  readonly explanation: ReactNode;
  readonly title: string;
  /** What opens it. */
  readonly lock: string;
}

interface TraceIslandProps extends TraceProps {
  words: { needsScript: string; explanation: string };
}

const load = () => import('./TraceExercise');

/** The questions, readable from the first paint; the exercise comes to life when the reader comes near. */
export function TraceIsland({ words, ...props }: TraceIslandProps) {
  return (
    <LazyIsland load={load} props={props} className={styles.exercise}>
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
      <ol className={styles.steps}>
        {props.steps.map((step) => (
          <li key={step.choice.id} className={styles.step}>
            <LockedStep {...step} />
            <noscript>
              <details>
                <summary>{words.explanation}</summary>
                {step.explanation}
              </details>
            </noscript>
          </li>
        ))}
      </ol>
    </LazyIsland>
  );
}

/** A step that cannot be answered yet: its question, its options, and what opens it. */
export function LockedStep({ choice, told, title, lock }: TraceStepProps) {
  return (
    <>
      <h3>{title}</h3>
      <Options name={`trace-${choice.id}`} told={told} disabled />
      <p className={styles.lock}>{lock}</p>
    </>
  );
}
