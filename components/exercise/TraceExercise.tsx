import type { TraceStep } from '../../progress/reduceProgress';
import { useLessonProgress, useProgress } from '../../progress/useProgress';
import styles from './exercise.module.css';
import { LockedStep } from './LockedStep';
import { OpenStep } from './OpenStep';
import type { TraceProps } from './props';
import { stepAnchor } from './stepAnchor';
import { exerciseWords } from './words';

/** The trace, alive: which step is open is what the reader's progress says, and nothing else. */
export default function TraceExercise({ locale, shape, steps }: TraceProps) {
  const isReady = useProgress((state) => state.ready);
  const { trace } = useLessonProgress(shape);
  const isOpen = (answered: TraceStep | undefined): answered is TraceStep =>
    isReady && answered !== undefined && answered.status !== 'locked';
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, index) => {
          const answered = trace[index];
          return (
            <li key={step.choice.id} id={stepAnchor(step.choice.id)} tabIndex={-1} className={styles.step}>
              {isOpen(answered) ? (
                <OpenStep {...{ step, answered, locale }} lesson={shape.id} next={steps[index + 1]?.choice.id} />
              ) : (
                <LockedStep {...step} />
              )}
            </li>
          );
        })}
      </ol>
      {isReady && trace.every((step) => step.status === 'answered') && (
        <p className={styles.finished}>{exerciseWords[locale].trace.finished}</p>
      )}
    </>
  );
}
