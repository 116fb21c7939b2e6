import { judgeChoice, type Verdict } from '../validation';

/**
 * A step-locked exercise. The reader commits to an option first; only then does the run play and the explanation open.
 * `attempt` counts the tries at a step from 0: each retry draws the next variant.
 */
export type TraceState =
  | { readonly kind: 'predicting'; readonly step: number; readonly attempt: number; readonly chosen?: string }
  | {
      readonly kind: 'revealed';
      readonly step: number;
      readonly attempt: number;
      readonly chosen: string;
      readonly key: string;
      readonly right: boolean;
    }
  | { readonly kind: 'finished' };

export type TraceAction =
  | { readonly type: 'choose'; readonly option: string }
  /** Hand in the choice; `key` was computed by the engine for this very variant. */
  | { readonly type: 'reveal'; readonly key: string }
  | { readonly type: 'retry' }
  | { readonly type: 'next' };

/** The state of a reader who has answered the first `answered` steps of `stepCount`. */
export function resumeTrace(stepCount: number, answered: number): TraceState {
  return answered >= stepCount ? { kind: 'finished' } : { kind: 'predicting', step: answered, attempt: 0 };
}

/** The next state. An action that makes no sense in a state leaves it as it is: a locked step cannot be forced. */
export function reduceTrace(state: TraceState, action: TraceAction, stepCount: number): TraceState {
  switch (action.type) {
    case 'choose':
      return state.kind === 'predicting' ? { ...state, chosen: action.option } : state;
    case 'reveal':
      return reveal(state, action.key);
    case 'retry':
      return state.kind === 'revealed' ? { kind: 'predicting', step: state.step, attempt: state.attempt + 1 } : state;
    case 'next':
      return state.kind === 'revealed' ? resumeTrace(stepCount, state.step + 1) : state;
  }
}

/** Whether a choice can be handed in, and how it would fare. */
export function validateTrace(state: TraceState, key: string): Verdict {
  return judgeChoice(state.kind === 'predicting' ? state.chosen : undefined, key);
}

/** Whether a step is behind a lock: all steps before it must have been answered. */
export function isLocked(state: TraceState, step: number): boolean {
  return state.kind !== 'finished' && step > state.step;
}

/** The index among `variantCount` variants that an attempt plays; undefined: the step as it is written. */
export function variantOf(attempt: number, variantCount: number): number | undefined {
  const turn = attempt % (variantCount + 1);
  return turn === 0 ? undefined : turn - 1;
}

function reveal(state: TraceState, key: string): TraceState {
  if (state.kind !== 'predicting' || state.chosen === undefined) return state;
  const { step, attempt, chosen } = state;
  return { kind: 'revealed', step, attempt, chosen, key, right: chosen === key };
}
