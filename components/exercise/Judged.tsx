import type { ReactNode } from 'react';
import styles from './exercise.module.css';
import { useTakenFocus } from './useTakenFocus';

interface JudgedProps {
  isRight: boolean;
  verdict: string;
  /** The reader has this moment handed it in, with a button that is gone now. */
  takesFocus: boolean;
  /** What is said to it. */
  children: ReactNode;
}

/** Right or not, and what is said to it. */
export function Judged({ isRight, verdict, takesFocus, children }: JudgedProps) {
  const heading = useTakenFocus<HTMLHeadingElement>(takesFocus);
  return (
    <div className={styles.outcome} data-right={isRight}>
      <h4 ref={heading} tabIndex={-1} className={styles.verdict}>
        {verdict}
      </h4>
      {children}
    </div>
  );
}
