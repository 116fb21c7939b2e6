'use client';

import { progress, useLessonProgress, useProgress } from '../../progress/useProgress';
import { ChoiceExercise } from './ChoiceExercise';
import styles from './exercise.module.css';
import { LockedStep } from './LockedStep';
import type { TraceProps, TraceStepProps } from './TraceIsland';
import { exerciseWords } from './words/words';

/** The trace, alive: which step is open is what the reader's progress says, and nothing else. */
export default function TraceExercise({ locale, shape, steps }: TraceProps) {
  const words = exerciseWords[locale];
  const isReady = useProgress((state) => state.ready);
  const { trace } = useLessonProgress(shape);
  const isFinished = isReady && trace.every((step) => step.status === 'answered');

  const stepAt = (step: TraceStepProps, index: number) => {
    const { answers = [], status = 'locked', stale = false } = trace[index] ?? {};
    if (!isReady || status === 'locked') return <LockedStep {...step} />;
    const next = steps[index + 1];
    const record = (payload: { option: string; attempt: number; seed: number }) => {
      const { id, meaning } = shape.trace[index]!;
      void progress.record({ type: 'StepAnswered', lesson: shape.id, step: id, meaning, payload });
    };
    return (
      <>
        <h3>{step.title}</h3>
        {stale && <p className={styles.stale}>{words.stale}</p>}
        <ChoiceExercise
          name={`trace-${step.choice.id}`}
          locale={locale}
          choice={step.choice}
          told={step.told}
          simulation={step.simulation}
          answers={answers}
          onAnswer={record}
          next={next && <a href={`#step-${next.choice.id}`}>{words.trace.next}</a>}
        >
          <h4>{words.explanation}</h4>
          <div>{step.explanation}</div>
        </ChoiceExercise>
      </>
    );
  };

  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.choice.id} id={`step-${step.choice.id}`} tabIndex={-1} className={styles.step}>
            {stepAt(step, index)}
          </li>
        ))}
      </ol>
      {isFinished && <p className={styles.finished}>{words.trace.finished}</p>}
    </>
  );
}
