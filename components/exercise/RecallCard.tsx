import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { Locale } from '../../course/languages';
import { useDraft } from '../../progress/useDraft';
import { SavedDraft } from '../shell/saved/Saved';
import styles from './exercise.module.css';
import { type Grade, gradeOf, grades } from './grades';
import type { RecallCardProps } from './props';
import { type ExerciseWords, exerciseWords } from './words';

/** How a reader graded their own answer. */
export interface Graded {
  readonly grade: Grade;
  readonly answer: string;
}

interface CardProps {
  locale: Locale;
  card: RecallCardProps;
  stale: boolean;
  /** The last time that this card was graded, where it is met again. */
  graded?: Graded | undefined;
  draftKey: string;
  /** In a review: after how long each grade brings it back. An answer may then be given in the mind alone. */
  intervals?: Readonly<Record<Grade, string>>;
  /** Resolves to whether anything but this page keeps the answer. */
  onGrade: (graded: Graded) => Promise<boolean>;
  /** The scored item, which follows the grade where the card stays. */
  children?: ReactNode;
}

/** One card: the reader answers freely, sees the model answer, and says how well they knew it. */
export function RecallCard({ locale, card, stale, graded, draftKey, intervals, onGrade, children }: CardProps) {
  const words = exerciseWords[locale].recall;
  const [draft, write, finish] = useDraft(draftKey);
  // What is being written comes before what was: a card that was graded may have been begun again. The very answer is no
  // such draft: its page was left before it was put away.
  const isBegun = draft !== '' && draft !== graded?.answer;
  const [phase, setPhase] = useState<'writing' | 'comparing' | 'graded'>(graded && !isBegun ? 'graded' : 'writing');
  const [given, setGiven] = useState(graded?.answer ?? '');
  const text = phase === 'graded' ? given : draft;
  const [said, say] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const focus = () => place.current?.focus();

  const reveal = () => {
    setPhase('comparing');
    say(words.revealed);
    focus();
  };
  const grade = async (value: Grade) => {
    setPhase('graded');
    say(words.graded({ grade: `${value}, ${words.grades[value - 1]}` }));
    setGiven(text);
    focus();
    // The draft goes when something else has the text.
    if (await onGrade({ grade: value, answer: text })) finish(text);
  };
  const again = () => {
    finish(given);
    setPhase('writing');
    say('');
    focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const value = gradeOf(event.nativeEvent);
    if (phase !== 'comparing' || value === undefined) return;
    event.preventDefault();
    void grade(value);
  };

  return (
    // The keys belong to the card, and only while it has the focus.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would put its legend in the place of the heading
    <div ref={place} role="group" aria-label={card.title} tabIndex={-1} className={styles.card} onKeyDown={onKeyDown}>
      <h3>{card.title}</h3>
      {stale && <p className={styles.stale}>{exerciseWords[locale].stale}</p>}
      <p className={styles.question}>{card.question}</p>
      {phase === 'writing' ? (
        <FreeAnswer
          words={words}
          text={text}
          onWrite={write}
          onReveal={() => (text.trim() === '' && !intervals ? say(words.notReady) : reveal())}
          onForgotten={reveal}
        />
      ) : (
        <Comparison words={words} text={text} answer={card.answer} />
      )}
      {phase === 'writing' && <SavedDraft locale={locale} name={draftKey} />}
      {phase === 'comparing' && <Grades {...{ words, intervals }} onGrade={(value) => void grade(value)} />}
      <p role="status" className={phase === 'comparing' ? 'hidden' : styles.status}>
        {said}
      </p>
      {phase === 'graded' && (
        <>
          <p className={styles.actions}>
            <button type="button" onClick={again}>
              {words.again}
            </button>
          </p>
          {children && <h4>{words.check}</h4>}
          {children}
        </>
      )}
    </div>
  );
}

type Words = ExerciseWords['recall'];

interface FreeAnswerProps {
  words: Words;
  text: string;
  onWrite: (text: string) => void;
  onReveal: () => void;
  onForgotten: () => void;
}

function FreeAnswer({ words, text, onWrite, onReveal, onForgotten }: FreeAnswerProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{words.answer}</label>
      <textarea id={id} rows={4} value={text} onChange={(event) => onWrite(event.target.value)} />
      <p className={styles.actions}>
        <button type="button" className="primary" onClick={onReveal}>
          {words.reveal}
        </button>
        <button type="button" onClick={onForgotten}>
          {words.forgotten}
        </button>
      </p>
    </>
  );
}

function Comparison({ words, text, answer }: { words: Words; text: string; answer: ReactNode }) {
  return (
    <div className={styles.comparison}>
      <div>
        <h4>{words.yours}</h4>
        <p className={styles.written}>{text.trim() || words.nothing}</p>
      </div>
      <div>
        <h4>{words.model}</h4>
        <div>{answer}</div>
      </div>
    </div>
  );
}

type GradesProps = Pick<CardProps, 'intervals'> & { words: Words; onGrade: (grade: Grade) => void };

function Grades({ words, intervals, onGrade }: GradesProps) {
  return (
    <fieldset className={styles.grades}>
      <legend>{words.grade}</legend>
      {grades.map((grade) => (
        <button key={grade} type="button" aria-keyshortcuts={String(grade)} onClick={() => onGrade(grade)}>
          <kbd>{grade}</kbd> {words.grades[grade - 1]}
          {intervals && <span className={styles.interval}>{intervals[grade]}</span>}
        </button>
      ))}
      <p className="note">{words.keys}</p>
    </fieldset>
  );
}
