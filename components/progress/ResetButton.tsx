import { type ReactNode, useId, useRef } from 'react';
import styles from './progress.module.css';
import type { ProgressWords } from './words';

interface ResetButtonProps {
  /** Its name, where its text says too little. */
  readonly label?: string;
  readonly question: string;
  readonly words: ProgressWords['reset'];
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** Asks before anything is forgotten; Escape and the first button keep it. */
export function ResetButton({ label, question, words, onReset, children }: ResetButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();

  function reset(): void {
    dialog.current?.close();
    onReset();
  }

  return (
    <>
      <button type="button" aria-label={label} onClick={() => dialog.current?.showModal()}>
        {children}
      </button>
      <dialog ref={dialog} className="menu" aria-labelledby={title}>
        <h2 id={title}>{question}</h2>
        <p>{words.text}</p>
        <p className={styles.buttons}>
          <button type="button" onClick={() => dialog.current?.close()}>
            {words.keep}
          </button>
          <button type="button" className={styles.danger} onClick={reset}>
            {words.yes}
          </button>
        </p>
      </dialog>
    </>
  );
}
