import styles from './exercise.module.css';

interface RunningProps {
  /** A share from 0 to 1. */
  progress: number;
  words: { running: string; cancel: string };
  onCancel: () => void;
}

/** How far the engine is. CSS holds it back for a moment: most runs are over before it would be seen. */
export function Running({ progress, words, onCancel }: RunningProps) {
  return (
    <span className={styles.running}>
      <progress value={progress} max={1} aria-label={words.running} />
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </span>
  );
}
