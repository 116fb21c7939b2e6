import { EngineError } from '../../engine/errors';

/** Least, middle and greatest of some runs. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

/** The same of `n` runs on a real system. */
export interface MeasuredSpread extends Spread {
  readonly n: number;
}

export type FigureName =
  | 'outage'
  | 'clientError'
  | 'lostOnDead'
  | 'movedFirst'
  | 'movedMiddle'
  | 'movedLast'
  | 'movedOnReturn'
  | 'moved'
  | 'survivorsMoved'
  | 'maxOverMean'
  | 'attempts'
  | 'survivorLoad'
  | 'success'
  | 'untilEjection'
  | 'errorsUntilEjection'
  | 'ejections'
  | 'ejectedFor'
  | 'clientErrors'
  | 'resumed'
  | 'earlyAccepted'
  | 'roundTrips'
  | 'takenOver'
  | 'takenBack'
  | 'movedBack'
  | 'routeGone'
  | 'routeKept'
  | 'lastSyn'
  | 'givesUp'
  | 'connected'
  | 'down'
  | 'up'
  | 'timesDown'
  | 'slowRequest';

/** Why a simulated figure is not what was measured, or why there is none. Told in words where it is shown. */
export type Reason =
  | 'retransmissionTimer'
  | 'refusedAtOnce'
  | 'messageBytes'
  | 'cpuIsInput'
  | 'stagedKeys'
  | 'commandTime'
  | 'nextAdvert'
  | 'unreachable'
  | 'probeSyn'
  | 'kernelAnswers'
  | 'ownRetries';

/**
 * fitted: a parameter of the simulation was taken from this very case · tested: a run of the simulation, or of a model
 * over time, none of whose parameters was · derived: an exact model answers, and nothing is drawn.
 */
export type Role = 'fitted' | 'tested' | 'derived';

/** One figure of one case, on both sides. */
export interface Figure {
  readonly name: FigureName;
  readonly role: Role;
  /** One value a run. */
  readonly simulated: readonly number[];
  readonly measured: MeasuredSpread;
  /** A time: how often the measurement looked. Absent for shares, ratios and counts. */
  readonly everyMs?: number;
  /** A time that was read to the millisecond, from random moments: few runs are allowed for as with a share. */
  readonly unit?: 'ms';
  /** A share or a ratio: what one request more or less would change, where rounds differ in their number of requests. */
  readonly step?: number;
  /** Known and explained disagreement. */
  readonly reason?: Reason | undefined;
}

export interface ComparedFigure {
  readonly name: FigureName;
  readonly unit: 'ms' | 'none';
  readonly role: Role;
  readonly simulated: Spread;
  readonly measured: MeasuredSpread;
  readonly verdict: 'inside' | 'outside';
  /** Stated wherever the verdict is outside. */
  readonly reason: Reason | null;
}

/** Files print three decimals, and some of their figures are sums of two that were rounded. */
const ROUNDING = 0.001;
const STANDARD_ERRORS = 3;

/**
 * The one rule: the simulated median lies in the measured range, widened by what the measurement could not tell. For a
 * time that is the interval at which it looked; for a share, a ratio or a count, three standard errors of as few runs as
 * there were on either side, with the spread of the simulated ones for that of all.
 */
export function compareFigure({
  name,
  role,
  simulated,
  measured,
  everyMs,
  unit = everyMs === undefined ? undefined : 'ms',
  step = ROUNDING,
  reason,
}: Figure): ComparedFigure {
  const spread = spreadOf(simulated);
  const standardError = standardDeviation(simulated) * Math.sqrt(1 / measured.n + 1 / simulated.length);
  const allowance = everyMs ?? STANDARD_ERRORS * standardError + Math.max(step, ROUNDING);
  const isInside = spread.median >= measured.min - allowance && spread.median <= measured.max + allowance;
  return {
    name,
    unit: unit ?? 'none',
    role,
    simulated: spread,
    measured,
    verdict: isInside ? 'inside' : 'outside',
    reason: isInside ? null : (reason ?? null),
  };
}

/** A figure that was measured once, or over all runs together. */
export const measuredOnce = (value: number, n = 1): MeasuredSpread => ({ n, min: value, median: value, max: value });

/** Throws EngineError where there is nothing to order. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  if (low === undefined || high === undefined) throw new EngineError('simulated', values, 'at least one value');
  return { min: sorted[0]!, median: (low + high) / 2, max: sorted.at(-1)! };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function standardDeviation(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) * (value - middle), 0);
  return Math.sqrt(squares / (values.length - 1));
}
