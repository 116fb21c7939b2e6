import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import styles from './exercise.module.css';
import { Judged } from './Judged';
import { exerciseWords } from './words';

interface ToldOutcomeProps {
  isRight: boolean;
  verdict: string;
  score: string;
  locale: Locale;
  /** Told to who is through with it. */
  explanation?: ReactNode;
  /** The reader has this moment handed it in, with a button that is gone now. */
  takesFocus: boolean;
  /** What decides it. */
  children?: ReactNode;
  /** What may be done next. */
  next?: ReactNode;
}

/** Right or not, how far, what decides it, and why. */
export function ToldOutcome({
  isRight,
  verdict,
  score,
  locale,
  explanation,
  takesFocus,
  children,
  next,
}: ToldOutcomeProps) {
  return (
    <Judged {...{ isRight, verdict, takesFocus }}>
      <p>{score}</p>
      {children}
      {explanation && (
        <>
          <h4>{exerciseWords[locale].explanation}</h4>
          <div>{explanation}</div>
        </>
      )}
      {next && <p className={styles.actions}>{next}</p>}
    </Judged>
  );
}
