import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import styles from './exercise.module.css';
import { Running } from './Running';
import { WithoutScript } from './WithoutScript';
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

interface AskedProps {
  /** What is done in an exercise of its kind. */
  title: string;
  question: ReactNode;
  variant: ReactNode;
}

/** A question, and what is different in this attempt. */
export function Asked({ title, question, variant }: AskedProps) {
  return (
    <>
      <h3>{title}</h3>
      <div className={styles.question}>
        {question}
        {variant && <span className={styles.variant}>{variant}</span>}
      </div>
    </>
  );
}

interface WaitingProps {
  locale: Locale;
  explanation: ReactNode;
}

/** What a page without scripts says of an exercise: that it needs them, and what it would explain. */
export function NeedsScript({ locale, explanation }: WaitingProps) {
  const words = exerciseWords[locale];
  return (
    <>
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
      <WithoutScript title={words.explanation}>{explanation}</WithoutScript>
    </>
  );
}
