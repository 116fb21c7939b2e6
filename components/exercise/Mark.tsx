import type { ReactNode } from 'react';
import styles from './exercise.module.css';

/** What stands beside the right answer, and beside the reader's where it is another. */
interface MarkWords {
  readonly key: string;
  readonly yours: string;
}

interface MarkProps {
  isKey: boolean;
  isChosen: boolean;
  words: MarkWords;
}

/** The word beside an answer that was judged. */
export function Mark({ isKey, isChosen, words }: MarkProps) {
  if (isKey)
    return (
      <span className={styles.mark} data-right>
        {words.key}
      </span>
    );
  return isChosen ? <span className={styles.mark}>{words.yours}</span> : null;
}

/** The words beside the options of a question, by their ids. */
export function marksOf(chosen: string, key: string, words: MarkWords): Record<string, ReactNode> {
  return Object.fromEntries(
    [chosen, key].map((id) => [id, <Mark key={id} isKey={id === key} isChosen={id === chosen} {...{ words }} />]),
  );
}
