import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { isNear, parseTyped, typedAs } from '../../course/exercise/number';
import { formatBand, formatValue, unitSign } from '../../course/format';
import type { Locale } from '../../course/languages';
import type { ClientCard } from '../../course/schema/client';
import styles from './exercise.module.css';
import { exerciseWords } from './words';

interface NumberExerciseProps {
  locale: Locale;
  item: Extract<ClientCard['item'], { kind: 'number' }>;
  question: ReactNode;
  /** What was answered at an earlier visit. */
  earlier?: number | undefined;
  /** In a review: it is answered once. */
  once?: boolean;
  onAnswer: (answer: number, right: boolean) => void;
}

/** A number to name, judged within the tolerance that the item allows. */
export function NumberExercise({ locale, item, question, earlier, once = false, onAnswer }: NumberExerciseProps) {
  const words = exerciseWords[locale].number;
  const { value, format, close } = item;
  const print = (number: number) => formatValue(number, format, locale);
  const [, unit] = typedAs(format);
  const truth = formatBand(value, format, locale);
  const [text, setText] = useState('');
  const [given, setGiven] = useState<number | null | undefined>(earlier);
  const id = useId();
  const isOver = once && typeof given === 'number';

  const check = (event: FormEvent) => {
    event.preventDefault();
    if (isOver) return;
    const answer = parseTyped(text, format, locale);
    setGiven(answer ?? null);
    if (answer !== undefined) onAnswer(answer, isNear(answer, value, close));
  };

  const verdict = typeof given === 'number' ? (isNear(given, value, close) ? 'right' : 'wrong') : undefined;
  return (
    <form onSubmit={check} className={styles.choice}>
      <p className={styles.question}>{question}</p>
      <p className={styles.actions}>
        <label htmlFor={id}>{words.label}</label>
        <span className={styles.number}>
          <input
            id={id}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            readOnly={isOver}
            onChange={(event) => setText(event.target.value)}
          />
          {unit && unitSign(unit, locale)}
        </span>
        {!isOver && (
          <button type="submit" className="primary">
            {words.check}
          </button>
        )}
      </p>
      <p role="status" className={styles.status} data-verdict={verdict}>
        {given === null && words.notANumber}
        {verdict === 'right' && words.right({ truth })}
        {verdict === 'wrong' && words.wrong({ answer: print(given as number), truth })}
      </p>
    </form>
  );
}
