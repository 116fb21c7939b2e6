import { type ReactNode, useId, useRef, useState } from 'react';
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

/** Asks twice before anything is forgotten; Escape and the first button keep it. */
export function ResetButton({ label, question, words, onReset, children }: ResetButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const title = useId();
  const [isAskedAgain, setAskedAgain] = useState(false);

  function ask(): void {
    setAskedAgain(false);
    dialog.current?.showModal();
  }

  function goOn(): void {
    if (isAskedAgain) {
      dialog.current?.close();
      onReset();
    } else {
      setAskedAgain(true);
      keep.current?.focus();
    }
  }

  return (
    <>
      <button type="button" aria-label={label} onClick={ask}>
        {children}
      </button>
      <dialog ref={dialog} className="menu" aria-labelledby={title}>
        <h2 id={title}>{question}</h2>
        <p role="status">{isAskedAgain ? words.sure : words.text}</p>
        <p className={styles.buttons}>
          <button ref={keep} type="button" onClick={() => dialog.current?.close()}>
            {words.keep}
          </button>
          <button type="button" className={styles.danger} onClick={goOn}>
            {isAskedAgain ? words.yes : words.goOn}
          </button>
        </p>
      </dialog>
    </>
  );
}
