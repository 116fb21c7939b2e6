import { useRef, useState } from 'react';
import type { Fact } from '../../progress/events';
import { progress } from '../../progress/pageProgress';
import type { LessonProgress } from '../../progress/reduceProgress';
import { useLessonProgress, useProgress } from '../../progress/useProgress';
import { lessonHref } from '../shell/href';
import { LessonStanding } from '../shell/LessonStanding';
import { dateText } from './dateText';
import type { ProgressLesson } from './lookBack';
import styles from './progress.module.css';
import { ResetButton } from './ResetButton';
import type { LookingBackProps } from './useRemembered';
import { progressWords } from './words';

/** How far the reader is in each lesson; one lesson or all of them can be begun anew. */
export default function Lessons({ lessons, locale }: LookingBackProps) {
  const { lessons: words, reset } = progressWords[locale];
  const [done, setDone] = useState('');
  const status = useRef<HTMLParagraphElement>(null);

  const last = useProgress(({ events }) => events.findLast(({ type }) => type === 'Reset'));

  function tell(told: string): void {
    setDone(told);
    // The button that was pressed may be gone by now.
    status.current?.focus();
  }

  function forget(lesson: string | null, told: string): void {
    void progress.record({ type: 'Reset', lesson, step: null, meaning: null, payload: {} });
    tell(told);
  }

  function undo({ id }: Fact): void {
    void progress.undo([id]);
    tell(reset.undone);
  }

  return (
    <>
      <ul className={styles.lessons}>
        {lessons.map((lesson) => (
          <Lesson
            key={lesson.shape.id}
            lesson={lesson}
            locale={locale}
            onReset={() => forget(lesson.shape.id, reset.doneLesson({ title: lesson.title }))}
          />
        ))}
      </ul>
      <p ref={status} className={styles.status} role="status" tabIndex={-1}>
        {done}
      </p>
      {last && (
        <p className={styles.buttons}>
          <span>{lastText(last, lessons, locale)}</span>
          <button type="button" onClick={() => undo(last)}>
            {reset.undo}
          </button>
        </p>
      )}
      <ResetButton question={reset.all} words={reset} onReset={() => forget(null, reset.doneAll)}>
        {words.resetAll}
      </ResetButton>
    </>
  );
}

function lastText(
  { at, lesson }: Fact,
  lessons: readonly ProgressLesson[],
  locale: LookingBackProps['locale'],
): string {
  const { reset } = progressWords[locale];
  const date = dateText(at, locale);
  if (lesson === null) return reset.lastAll({ date });
  return reset.last({ title: lessons.find(({ shape }) => shape.id === lesson)?.title ?? lesson, date });
}

interface LessonProps {
  readonly lesson: ProgressLesson;
  readonly locale: LookingBackProps['locale'];
  readonly onReset: () => void;
}

function Lesson({ lesson: { title, shape }, locale, onReset }: LessonProps) {
  const { lessons: words, reset } = progressWords[locale];
  const done = useLessonProgress(shape);
  return (
    <li>
      <h3>
        <a href={lessonHref(locale, shape.id)}>{title}</a>
      </h3>
      {isTouched(done) ? (
        <ResetButton question={reset.lesson({ title })} label={words.reset({ title })} words={reset} onReset={onReset}>
          {words.resetShort}
        </ResetButton>
      ) : (
        <p className="note">{words.nothing}</p>
      )}
      <LessonStanding shape={shape} words={words} progress={done} />
    </li>
  );
}

function isTouched({ openedAtMs, sectionsRead, predictions, trace, recall, quiz, exercises }: LessonProgress): boolean {
  const steps = [...predictions, ...trace, ...recall, ...quiz, ...exercises];
  const isAnswered = steps.some(({ answers, earlier }) => answers.length + earlier.length > 0);
  return openedAtMs !== null || sectionsRead.length > 0 || isAnswered;
}
