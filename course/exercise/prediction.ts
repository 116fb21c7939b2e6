import { type Band, isWithin, pointBand } from '../schema/band';

/** How sure a reader may say to be: a guess, fairly sure, certain. */
export const CONFIDENCES = [0.5, 0.75, 0.95] as const;
type Confidence = (typeof CONFIDENCES)[number];

/** What the reader does with the number they are asked before a run: Play waits until it is committed or skipped. */
export type PredictionState =
  | { readonly kind: 'open'; readonly value?: number }
  /** `confidence`: the chance that the reader gives to being near; none in answers of before it was asked for. */
  | { readonly kind: 'committed'; readonly value: number; readonly confidence?: number | undefined }
  | { readonly kind: 'skipped' };

export type PredictionAction =
  | { readonly type: 'set'; readonly value: number }
  | { readonly type: 'commit'; readonly confidence: Confidence }
  | { readonly type: 'skip' };

/** What a prediction may be: a slider's range. */
export interface PredictionInput {
  readonly min: number;
  readonly max: number;
  readonly step: number;
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
      return isAmong(action.value, input) ? { kind: 'open', value: action.value } : { kind: 'open' };
    case 'commit':
      return state.value === undefined
        ? state
        : { kind: 'committed', value: state.value, confidence: action.confidence };
    case 'skip':
      return { kind: 'skipped' };
  }
}

/** Whether the run may play. */
export function mayPlay(state: PredictionState): boolean {
  return state.kind !== 'open';
}

/**
 * Whether a prediction came near what was found: of one run a number, over the seeds a band. `close` is how far off, in
 * the measure's unit, still counts as near.
 */
export function isClose(predicted: number, found: number | Band, close: number): boolean {
  // 0.55 − 0.5 is a little more than 0.05 in binary: what the reader sees on the border is on it.
  return isWithin(predicted, found, close * (1 + 1e-9));
}

/**
 * The wrong model behind a prediction: of those whose number it is near, the one that it is nearest to, unless what was
 * found is nearer still. A number may be near both, and then the thought is told all the same.
 */
export function wrongModelOf(
  predicted: number,
  found: number | Band,
  wrong: readonly { readonly id: string; readonly value: Band }[],
  close: number,
): string | undefined {
  const near = wrong.filter(({ value }) => isClose(predicted, value, close));
  const [nearest] = near.sort((a, b) => distance(predicted, a.value) - distance(predicted, b.value));
  return nearest && distance(predicted, nearest.value) < distance(predicted, found) ? nearest.id : undefined;
}

function distance(value: number, to: number | Band): number {
  const { least, most } = typeof to === 'number' ? pointBand(to) : to;
  return Math.max(least - value, value - most, 0);
}

function isAmong(value: number, { min, max }: PredictionInput): boolean {
  return value >= min && value <= max;
}
