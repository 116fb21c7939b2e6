import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { type AttemptState, reduceAttempt, turnOf } from '../../course/exercise/attempt';
import type { ClientChoice } from '../../course/schema/client';
import { keyIn, type Runs, scenariosOf } from './choiceRuns';
import { useRuns } from './useRuns';
import type { ExerciseWords } from './words';

/** An answer as progress keeps it: `attempt` counts from 1, `seed` is the turn among the variants. */
export interface ChoiceAnswer {
  readonly option: string;
  readonly attempt: number;
  readonly seed: number;
}

/** The runs of an attempt, and the option that is right in them. */
export interface Judged {
  readonly runs: Runs;
  readonly key: string;
}

interface ChoiceUse {
  choice: ClientChoice;
  /** Ids in the order they are shown. */
  optionIds: readonly string[];
  /** The attempt that it begins with where nothing was answered: 0 unless given. */
  once?: number | undefined;
  /** Oldest first. */
  answers: readonly Omit<ChoiceAnswer, 'attempt'>[];
  /** Whether the run is played before its outcome is told. */
  plays: boolean;
  words: ExerciseWords['choice'];
  onAnswer: (answer: ChoiceAnswer, right: boolean) => void;
}

/**
 * How a reader goes through one choice: choose, commit, see the run, be told, try again. An answer of an earlier visit is
 * judged anew rather than remembered. What is said goes into a status, focus stays inside `place`.
 */
export function useChoice({ choice, optionIds, once = 0, answers, plays, words, onAnswer }: ChoiceUse) {
  const [state, dispatch] = useReducer(reduceAttempt, answers.at(-1) ?? { seed: once }, firstState);
  const [judged, setJudged] = useState<Judged>();
  const [said, say] = useState('');
  const [takesFocus, setTakesFocus] = useState(false);
  const { progress, start, cancel } = useRuns();
  const place = useRef<HTMLDivElement>(null);
  const { attempt, chosen } = state;

  const judge = async (): Promise<Judged> => {
    const runs = await start(scenariosOf(choice, attempt));
    return { runs, key: keyIn(choice, runs) };
  };

  const commit = async () => {
    if (progress !== null) return;
    if (chosen === undefined) return say(words.notReady);
    say('');
    try {
      const found = await judge();
      setJudged(found);
      if (!plays) return tell(found);
      say(words.plays);
      place.current?.focus();
    } catch (error) {
      say(isAbort(error) ? words.cancelled : words.failed({ reason: String(error) }));
    }
  };

  /** The run has been seen, or skipped: from here the answer counts. */
  const tell = ({ key }: Judged) => {
    if (chosen === undefined) return;
    const verdict = chosen === key ? words.right : words.wrong;
    setTakesFocus(place.current?.contains(document.activeElement) ?? false);
    dispatch({ type: 'reveal', key });
    say(words.judged({ verdict, number: optionIds.indexOf(key) + 1, count: optionIds.length }));
    const seed = turnOf(attempt, choice.variants.length);
    onAnswer({ option: chosen, attempt: answers.length + 1, seed }, chosen === key);
  };

  const retry = () => {
    say('');
    setJudged(undefined);
    dispatch({ type: 'retry' });
    place.current?.focus();
  };

  const revisit = useEffectEvent(async () => {
    if (answers.length === 0) return;
    const found = await judge();
    setJudged(found);
    dispatch({ type: 'reveal', key: found.key });
  });
  useEffect(() => {
    // Cancelled or failed, the earlier answer stands in the form and can be handed in again.
    revisit().catch(() => undefined);
  }, []);

  return {
    ...{ state, judged, said, progress, place, takesFocus, commit, cancel, tell, retry },
    choose: (option: string) => dispatch({ type: 'choose', option }),
  };
}

function firstState({ seed, option }: Pick<ChoiceAnswer, 'seed'> & Partial<ChoiceAnswer>): AttemptState {
  return { kind: 'predicting', attempt: seed, ...(option !== undefined && { chosen: option }) };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
