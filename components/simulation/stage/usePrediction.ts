import { useReducer } from 'react';
import { type PredictionAction, type PredictionState, reducePrediction } from '../../../course/exercise/prediction';
import type { ClientPrediction } from '../../../course/schema/client';
import type { LessonShape } from '../../../course/schema/shape';
import { EngineError } from '../../../engine/errors';
import { measure } from '../../../engine/metrics/measures';
import type { Run } from '../../../engine/simulation/run';
import { progress } from '../../../progress/pageProgress';
import type { StepProgress } from '../../../progress/reduceProgress';
import { useLessonProgress } from '../../../progress/useProgress';
import { useRun } from '../runner';

const NO_INPUT = { min: 0, max: 1, step: 1 };

/** The reader's prediction: what is being set, or what was answered here or on an earlier visit. It is kept. */
export function usePrediction(spec: ClientPrediction | undefined, shape: LessonShape) {
  const kept = useLessonProgress(shape).predictions.find(({ id }) => id === spec?.id);
  const input = spec?.input ?? NO_INPUT;
  const [draft, dispatch] = useReducer(
    (state: PredictionState, action: PredictionAction) => reducePrediction(state, action, input),
    { kind: 'open' },
  );
  const earlier = kept && answerOf(kept);
  const state = draft.kind === 'open' && earlier ? earlier : draft;

  function act(action: PredictionAction): void {
    const next = reducePrediction(state, action, input);
    dispatch(action);
    if (next.kind !== 'open' && state.kind === 'open' && kept) keep(shape.id, kept, next);
  }

  return { state, isStale: kept?.stale ?? false, isFromBefore: draft.kind === 'open' && earlier !== undefined, act };
}

type Kept = StepProgress<'PredictionCommitted'>;

function answerOf({ answers }: Kept): PredictionState | undefined {
  const last = answers.at(-1);
  if (!last) return undefined;
  if (last.skipped) return { kind: 'skipped' };
  const { value, confidence } = last;
  return typeof value === 'number' ? { kind: 'committed', value, confidence } : undefined;
}

function keep(lesson: string, { id, meaning }: Kept, answer: Exclude<PredictionState, { kind: 'open' }>): void {
  const payload =
    answer.kind === 'skipped'
      ? { skipped: true as const }
      : { skipped: false as const, value: answer.value, confidence: answer.confidence };
  void progress.record({ type: 'PredictionCommitted', lesson, step: id, meaning, payload });
}

/**
 * The number that was asked for, once the reader may see it: in the lesson's run, and in the one that the reader's
 * changes gave, if there is one.
 */
export function useFound(spec: ClientPrediction | undefined, isRevealed: boolean, changed: Run | null) {
  const lessonRun = useRun(isRevealed ? (spec?.scenario ?? null) : null);
  if (!spec || !isRevealed || lessonRun.state !== 'done') return {};
  return { found: foundIn(lessonRun.run, spec), foundNow: changed ? foundIn(changed, spec) : undefined };
}

/** NaN in a run that has no such number (an outage where no LB fails). */
function foundIn(run: Run, spec: ClientPrediction): number {
  try {
    return measure(run, spec.measure, spec.window);
  } catch (error) {
    if (error instanceof EngineError) return Number.NaN;
    throw error;
  }
}
