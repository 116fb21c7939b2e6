import styles from './exercise.module.css';
import { Options } from './Options';
import type { TraceStepProps } from './props';

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
