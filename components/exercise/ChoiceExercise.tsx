import { type ReactNode, useEffect, useReducer, useRef, useState } from 'react';
import { reduceTrace, type TraceAction, type TraceState, variantOf } from '../../course/exercise/trace/reduce';
import type { ClientChoice } from '../../course/schema/client';
import type { Locale } from '../../course/schema/common';
import styles from './exercise.module.css';
import { keyIn, type Runs, scenariosOf } from './judge';
import { Options } from './Options';
import { Outcome } from './Outcome';
import { Running } from './Running';
import type { ToldChoice } from './told';
import { useRuns } from './useRuns';
import { exerciseWords } from './words/words';

export interface ChoiceExerciseProps {
  name: string;
  locale: Locale;
  choice: ClientChoice;
  told: ToldChoice;
  /** What was answered before, oldest first; `seed` is the turn among the variants. */
  answers: readonly { readonly option: string; readonly seed: number }[];
  onAnswer: (answer: { option: string; attempt: number; seed: number }, right: boolean) => void;
  /** Where to go on from the outcome. */
  next?: ReactNode;
  /** What is shown with the outcome only. */
  children?: ReactNode;
}

/**
 * A question judged by runs: the reader commits to an option, the engine runs the question's scenarios here, and the
 * option that holds in them is the right one. An earlier answer is judged anew rather than remembered.
 */
export function ChoiceExercise({ name, locale, choice, told, answers, onAnswer, next, children }: ChoiceExerciseProps) {
  const words = exerciseWords[locale].choice;
  const [state, dispatch] = useReducer(reduceAttempt, answers.at(-1), firstState);
  const [runs, setRuns] = useState<Runs>({});
  const [said, say] = useState('');
  const { progress, start, cancel } = useRuns();
  const place = useRef<HTMLDivElement>(null);
  const { chosen, attempt } = state as Exclude<TraceState, { kind: 'finished' }>;

  const judge = async () => {
    const found = await start(scenariosOf(choice, attempt));
    return { found, key: keyIn(choice, found) };
  };

  const reveal = ({ found, key }: { found: Runs; key: string }) => {
    setRuns(found);
    dispatch({ type: 'reveal', key });
  };

  const commit = async () => {
    if (progress !== null) return;
    if (chosen === undefined) return say(words.notReady);
    say('');
    try {
      const judged = await judge();
      reveal(judged);
      answered(chosen, judged.key);
    } catch (error) {
      say(isAbort(error) ? words.cancelled : words.failed(String(error)));
    }
  };

  const answered = (option: string, key: string) => {
    const right = option === key;
    const number = told.options.findIndex(({ id }) => id === key) + 1;
    say(words.judged(right ? words.right : words.wrong, number, told.options.length));
    onAnswer({ option, attempt: answers.length + 1, seed: attempt % (choice.variants.length + 1) }, right);
  };

  const retry = () => {
    say('');
    dispatch({ type: 'retry' });
    place.current?.focus();
  };

  // An answer of another visit: its outcome is shown again, and nothing is said. Cancelled, it can be given anew.
  const revisit = useRef(() => judge().then(reveal, () => undefined));
  const isAnswered = useRef(answers.length > 0);
  useEffect(() => {
    if (isAnswered.current) void revisit.current();
  }, []);

  const variant = choice.variants[variantOf(attempt, choice.variants.length) ?? -1];
  const isOpen = state.kind === 'predicting';
  return (
    <div ref={place} tabIndex={-1} className={styles.choice}>
      <Options
        name={name}
        told={told}
        variant={variant && told.variants[variant.id]}
        disabled={!isOpen || progress !== null}
        chosen={chosen}
        marks={state.kind === 'revealed' ? marksOf(state, words) : {}}
        onChoose={(option) => dispatch({ type: 'choose', option })}
      />
      {isOpen && (
        <p className={styles.actions}>
          <button type="button" className="primary" aria-disabled={progress !== null} onClick={commit}>
            {words.commit}
          </button>
          {progress !== null && <Running progress={progress} words={words} onCancel={cancel} />}
        </p>
      )}
      <p role="status" className={isOpen ? styles.status : 'hidden'}>
        {said}
      </p>
      {state.kind === 'revealed' && (
        <Outcome {...{ state, choice, told, runs, locale }} takesFocus={said !== ''}>
          {children}
          <p className={styles.actions}>
            <button type="button" onClick={retry}>
              {choice.variants.length > 0 ? words.retryVaried : words.retry}
            </button>
            {next}
          </p>
        </Outcome>
      )}
    </div>
  );
}

type Revealed = Extract<TraceState, { kind: 'revealed' }>;

/** The trace's reducer over this one step: locks between steps are the progress's affair. */
function reduceAttempt(state: TraceState, action: TraceAction): TraceState {
  return reduceTrace(state, action, 1);
}

function firstState(last: ChoiceExerciseProps['answers'][number] | undefined): TraceState {
  return { kind: 'predicting', step: 0, attempt: last?.seed ?? 0, ...(last && { chosen: last.option }) };
}

function marksOf({ chosen, key }: Revealed, words: { yourAnswer: string; shown: string }): Record<string, ReactNode> {
  return {
    [key]: (
      <span className={styles.mark} data-right>
        {words.shown}
      </span>
    ),
    ...(chosen !== key && { [chosen]: <span className={styles.mark}>{words.yourAnswer}</span> }),
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
