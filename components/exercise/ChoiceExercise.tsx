import type { ReactNode } from 'react';
import { turnOf } from '../../course/exercise/attempt';
import type { Locale } from '../../course/languages';
import type { ClientChoice, ClientSimulation } from '../../course/schema/client';
import { runOf } from './choiceRuns';
import styles from './exercise.module.css';
import { marksOf } from './Mark';
import { Options } from './Options';
import { Outcome } from './Outcome';
import { Replay } from './Replay';
import { Running } from './Running';
import type { ToldChoice } from './told';
import { type ChoiceAnswer, useChoice } from './useChoice';
import { exerciseWords } from './words';

interface ChoiceExerciseProps {
  name: string;
  locale: Locale;
  choice: ClientChoice;
  told: ToldChoice;
  /** Whose picture plays the main run before the outcome is told; without one it is told at once. */
  simulation?: ClientSimulation | undefined;
  /** In a review: the attempt (from 0) that it is asked in, once. */
  once?: number;
  /** What was answered before, oldest first. */
  answers: readonly Omit<ChoiceAnswer, 'attempt'>[];
  onAnswer: (answer: ChoiceAnswer, right: boolean) => void;
  /** Where to go on from the outcome. */
  next?: ReactNode;
  /** What is shown with the outcome only. */
  children?: ReactNode;
}

/**
 * A question judged by runs: the reader commits to an option, the engine runs the question's scenarios here, and the
 * option that holds in them is the right one.
 */
export function ChoiceExercise({
  name,
  locale,
  choice,
  told,
  simulation,
  once,
  next,
  children,
  ...rest
}: ChoiceExerciseProps) {
  const words = exerciseWords[locale].choice;
  const optionIds = told.options.map((option) => option.id);
  const use = useChoice({ choice, optionIds, once, plays: simulation !== undefined, words, ...rest });
  const { state, judged, said, progress, place, takesFocus } = use;
  const variant = choice.variants[turnOf(state.attempt, choice.variants.length) - 1];
  const isOpen = state.kind === 'predicting' && !judged;
  const run = runOf(judged?.runs, state.chosen);
  return (
    <div ref={place} tabIndex={-1} className={styles.choice}>
      <Options
        name={name}
        told={told}
        variant={variant && told.variants[variant.id]}
        disabled={!isOpen || progress !== null}
        chosen={state.chosen}
        marks={state.kind === 'revealed' ? marksOf(state.chosen, state.key, words) : {}}
        onChoose={use.choose}
      />
      {isOpen && (
        <p className={styles.actions}>
          <button type="button" className="primary" aria-disabled={progress !== null} onClick={use.commit}>
            {words.commit}
          </button>
          {progress !== null && <Running progress={progress} words={words} onCancel={use.cancel} />}
        </p>
      )}
      <p role="status" className={state.kind === 'predicting' ? styles.status : 'hidden'}>
        {said}
      </p>
      {judged && state.kind === 'predicting' && (
        <p className={styles.actions}>
          <button type="button" onClick={() => use.tell(judged)}>
            {words.skip}
          </button>
        </p>
      )}
      {judged && run && simulation && (
        <Replay
          key={`${state.attempt}-${state.kind}`}
          {...{ run, simulation, locale }}
          begins={state.kind === 'predicting'}
          onEnd={state.kind === 'predicting' ? () => use.tell(judged) : undefined}
        />
      )}
      {judged && state.kind === 'revealed' && (
        <Outcome {...{ state, choice, told, simulation, locale, takesFocus }} runs={judged.runs}>
          {children}
          <p className={styles.actions}>
            {once === undefined && (
              <button type="button" onClick={use.retry}>
                {choice.variants.length > 0 ? words.retryVaried : words.retry}
              </button>
            )}
            {next}
          </p>
        </Outcome>
      )}
    </div>
  );
}
