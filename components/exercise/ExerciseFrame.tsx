import { type ReactNode, useEffect, useRef } from 'react';
import type { Locale } from '../../course/languages';
import styles from './exercise.module.css';
import { Running } from './Running';
import { exerciseWords } from './words';

interface ActionsProps {
  locale: Locale;
  label: string;
  progress: number | null;
  onCommit: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** The button that hands in what is arranged, and how far the engine is with it. */
export function Actions({ locale, label, progress, onCommit, onCancel, children }: ActionsProps) {
  return (
    <p className={styles.actions}>
      <button type="button" className="primary" aria-disabled={progress !== null} onClick={onCommit}>
        {label}
      </button>
      {children}
      {progress !== null && <Running progress={progress} words={exerciseWords[locale].choice} onCancel={onCancel} />}
    </p>
  );
}

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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <div className={styles.outcome} data-right={isRight}>
      <h3 ref={heading} tabIndex={-1} className={styles.verdict}>
        {verdict}
      </h3>
      <p>{score}</p>
      {children}
      {explanation && (
        <>
          <h4>{exerciseWords[locale].explanation}</h4>
          <div>{explanation}</div>
        </>
      )}
      {next && <p className={styles.actions}>{next}</p>}
    </div>
  );
}

interface AskedProps {
  question: ReactNode;
  variant: ReactNode;
}

/** A question, and what is different in this attempt. */
export function Asked({ question, variant }: AskedProps) {
  return (
    <div className={styles.question}>
      {question}
      {variant && <span className={styles.variant}>{variant}</span>}
    </div>
  );
}

interface WaitingProps {
  locale: Locale;
  explanation: ReactNode;
}

/** What a page without scripts says of an exercise: that it needs them, and what it would explain. */
export function WithoutScript({ locale, explanation }: WaitingProps) {
  const words = exerciseWords[locale];
  return (
    <noscript>
      <p>{words.needsScript}</p>
      <details>
        <summary>{words.explanation}</summary>
        {explanation}
      </details>
    </noscript>
  );
}
