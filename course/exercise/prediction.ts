/** What the reader does with the number they are asked before a run: Play waits until it is committed or skipped. */
export type PredictionState =
  | { readonly kind: 'open'; readonly value?: number }
  | { readonly kind: 'committed'; readonly value: number }
  | { readonly kind: 'skipped' };

export type PredictionAction =
  | { readonly type: 'set'; readonly value: number }
  | { readonly type: 'commit' }
  | { readonly type: 'skip' };

/** What a prediction may be: a slider's range. */
export interface PredictionInput {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** How near a committed value came. */
export interface Closeness {
  /** The measure minus the prediction, in the measure's unit. */
  readonly off: number;
  readonly close: boolean;
  /** 1: exact; 0: as far off as the input allowed. */
  readonly score: number;
}

/** The next state; what was committed or skipped stays so. */
export function reducePrediction(
  state: PredictionState,
  action: PredictionAction,
  input: PredictionInput,
): PredictionState {
  if (state.kind !== 'open') return state;
  switch (action.type) {
    case 'set':
      return Number.isNaN(action.value) ? { kind: 'open' } : { kind: 'open', value: clamp(action.value, input) };
    case 'commit':
      return state.value === undefined ? state : { kind: 'committed', value: state.value };
    case 'skip':
      return { kind: 'skipped' };
  }
}

/** Whether the run may play. */
export function mayPlay(state: PredictionState): boolean {
  return state.kind !== 'open';
}

/** Compares a prediction with the run; `close` is how far off, in the measure's unit, still counts as near. */
export function closenessOf(predicted: number, found: number, input: PredictionInput, close: number): Closeness {
  const off = found - predicted;
  const distance = Math.abs(clamp(found, input) - predicted);
  return { off, close: Math.abs(off) <= close, score: 1 - distance / (input.max - input.min) };
}

function clamp(value: number, { min, max }: PredictionInput): number {
  return Math.min(max, Math.max(min, value));
}
