import type { Locale } from '../../course/languages';
import { progress } from '../../progress/pageProgress';
import type { TraceStep } from '../../progress/reduceProgress';
import { Saved } from '../shell/saved/Saved';
import { ChoiceExercise } from './ChoiceExercise';
import styles from './exercise.module.css';
import type { TraceStepProps } from './props';
import { stepAnchor } from './stepAnchor';
import type { ChoiceAnswer } from './useChoice';
import { exerciseWords } from './words';

interface OpenStepProps {
  step: TraceStepProps;
  /** What the reader has answered here so far. */
  answered: TraceStep;
  locale: Locale;
  /** Id of the lesson. */
  lesson: string;
  /** Id of the step after this one, if there is one. */
  next: string | undefined;
}

/** A step that may be answered, or was: each answer is recorded under the step's present meaning. */
export function OpenStep({ step, answered, locale, lesson, next }: OpenStepProps) {
  const words = exerciseWords[locale];
  const { choice, told, simulation, explanation, title } = step;
  const { meaning } = answered;
  const record = (payload: ChoiceAnswer) =>
    void progress.record({ type: 'StepAnswered', lesson, step: choice.id, meaning, payload });
  return (
    <>
      <h3>{title}</h3>
      {answered.stale && <p className={styles.stale}>{words.stale}</p>}
      <ChoiceExercise
        {...{ locale, choice, told, simulation }}
        name={`trace-${choice.id}`}
        answers={answered.answers}
        onAnswer={record}
        next={next && <a href={`#${stepAnchor(next)}`}>{words.trace.next}</a>}
      >
        <h4>{words.explanation}</h4>
        <div>{explanation}</div>
      </ChoiceExercise>
      <Saved {...{ locale, lesson }} step={choice.id} />
    </>
  );
}
