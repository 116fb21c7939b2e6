import type { ReactNode } from 'react';
import styles from './exercise.module.css';
import type { ToldChoice } from './told';

interface OptionsProps {
  /** The radio group's name; must differ from that of every other on the page. */
  name: string;
  told: ToldChoice;
  /** Readable, but not to be answered: locked, being judged, or judged. */
  disabled?: boolean;
  variant?: ReactNode;
  chosen?: string | undefined;
  /** Words beside an option, by its id. */
  marks?: Readonly<Record<string, ReactNode>>;
  /** Absent where nothing is alive: on the server, and behind a lock. */
  onChoose?: (option: string) => void;
}

/** A question and what there is to choose from. */
export function Options({ name, told, disabled = false, variant, chosen, marks = {}, onChoose }: OptionsProps) {
  return (
    <fieldset className={styles.options} disabled={disabled}>
      <legend className={styles.question}>
        {told.question}
        {variant && <span className={styles.variant}>{variant}</span>}
      </legend>
      {told.options.map((option) => (
        <div key={option.id} className={styles.option}>
          <label>
            <input
              type="radio"
              name={name}
              value={option.id}
              checked={onChoose && chosen === option.id}
              onChange={onChoose && (() => onChoose(option.id))}
            />
            <span>{option.text}</span>
          </label>
          {marks[option.id]}
        </div>
      ))}
    </fieldset>
  );
}
