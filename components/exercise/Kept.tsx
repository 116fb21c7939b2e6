import { type ReactNode, useMemo } from 'react';
import type { Locale } from '../../course/languages';
import type { LessonShape } from '../../course/schema/shape';
import { progress } from '../../progress/pageProgress';
import { useLessonProgress, useProgress } from '../../progress/useProgress';
import { Saved } from '../shell/saved/Saved';
import styles from './exercise.module.css';
import type { Arrangement } from './useArrangement';
import { exerciseWords } from './words';

interface KeptProps {
  locale: Locale;
  /** Of the lesson, with this exercise alone. */
  shape: LessonShape;
  /** What stands there until progress has been read. */
  waiting: ReactNode;
  children: (kept: KeptArrangement) => ReactNode;
}

/** What progress holds of an arrangement, and what writes to it. */
export interface KeptArrangement {
  /** What was handed in last. */
  last: Arrangement | undefined;
  /** Where the draft is kept. */
  draftKey: string;
  onAnswer: (arrangement: Arrangement, right: number) => void;
}

/** An arrangement as the reader's progress keeps it: what was handed in is a scored answer, name by name. */
export function Kept({ locale, shape, waiting, children }: KeptProps) {
  const isReady = useProgress((state) => state.ready);
  const [scored] = useLessonProgress(shape).exercises;
  const answer = scored?.answers.at(-1);
  const last = useMemo(
    () => (answer && Array.isArray(answer.answer) ? { refs: answer.answer, attempt: answer.seed } : undefined),
    [answer],
  );
  if (!isReady || !scored) return waiting;
  const { id, meaning, answers, stale } = scored;
  const onAnswer = ({ refs, attempt }: Arrangement, right: number) => {
    const payload = { answer: [...refs], score: right, attempt: answers.length + 1, seed: attempt };
    void progress.record({ type: 'QuizAnswered', lesson: shape.id, step: id, meaning, payload });
  };
  return (
    <>
      {stale && <p className={styles.stale}>{exerciseWords[locale].stale}</p>}
      {children({ last, draftKey: `${shape.id}.${id}`, onAnswer })}
      <Saved locale={locale} lesson={shape.id} step={id} />
    </>
  );
}
