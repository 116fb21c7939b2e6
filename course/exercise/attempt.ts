/**
 * A reader's way through one question: they commit to an option first; only then does the run play and the explanation
 * open. `attempt` counts the tries from 0: each retry draws the next variant. Which question is open at all is what the
 * reader's progress says.
 */
export type AttemptState =
  | { readonly kind: 'predicting'; readonly attempt: number; readonly chosen?: string }
  | { readonly kind: 'revealed'; readonly attempt: number; readonly chosen: string; readonly key: string };

export type AttemptAction =
  | { readonly type: 'choose'; readonly option: string }
  /** Hand in the choice; `key` was computed by the engine for this very variant. */
  | { readonly type: 'reveal'; readonly key: string }
  | { readonly type: 'retry' };

/** The next state. An action that makes no sense in a state leaves it as it is: nothing is revealed without a choice. */
export function reduceAttempt(state: AttemptState, action: AttemptAction): AttemptState {
  switch (action.type) {
    case 'choose':
      return state.kind === 'predicting' ? { ...state, chosen: action.option } : state;
    case 'reveal': {
      const { kind, attempt, chosen } = state;
      return kind === 'predicting' && chosen !== undefined
        ? { kind: 'revealed', attempt, chosen, key: action.key }
        : state;
    }
    case 'retry':
      return state.kind === 'revealed' ? { kind: 'predicting', attempt: state.attempt + 1 } : state;
  }
}

/** An attempt's turn: 0 plays the question as it is written, n its nth variant, and after the last it begins anew. */
export function turnOf(attempt: number, variantCount: number): number {
  return attempt % (variantCount + 1);
}
