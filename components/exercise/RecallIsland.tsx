'use client';

import type { ReactNode } from 'react';
import type { ClientCard } from '../../course/schema/client';
import type { Locale } from '../../course/schema/common';
import type { LessonShape } from '../../course/schema/shape';
import { LazyIsland } from '../shell/LazyIsland';
import styles from './exercise.module.css';
import type { ToldChoice } from './told';

export interface RecallProps {
  locale: Locale;
  shape: LessonShape;
  cards: readonly RecallCardProps[];
}

export interface RecallCardProps extends ClientCard {
  readonly title: string;
  readonly question: ReactNode;
  /** The model answer. */
  readonly answer: ReactNode;
  /** The scored item's words. */
  readonly told: ToldChoice;
}

interface RecallIslandProps extends RecallProps {
  words: { needsScript: string; model: string };
}

const load = () => import('./RecallExercise');

/** The questions, readable from the first paint; the cards come to life when the reader comes near. */
export function RecallIsland({ words, ...props }: RecallIslandProps) {
  return (
    <LazyIsland load={load} props={props} className={styles.exercise}>
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
      <ol className={styles.steps}>
        {props.cards.map((card) => (
          <li key={card.id} className={styles.step}>
            <h3>{card.title}</h3>
            <p className={styles.question}>{card.question}</p>
            <noscript>
              <details>
                <summary>{words.model}</summary>
                {card.answer}
              </details>
            </noscript>
          </li>
        ))}
      </ol>
    </LazyIsland>
  );
}
