import type { Band } from './band';
import type { Format } from './value';

/** A prediction that a lesson asks for, as the page that looks back on it tells it, in one language. */
export interface AskedPrediction {
  readonly id: string;
  /** The simulation that asks for it. */
  readonly simulation: string;
  /** The question as plain text. */
  readonly question: string;
  readonly format: Format;
  readonly digits?: number | undefined;
  /** How far off, in the measure's unit, still counts as near. */
  readonly close: number;
  /** What the lesson's own run gives; Infinity is "never". */
  readonly found: number;
  /** The range over the seeds, where the figure varies: an answer is judged by it. */
  readonly band?: Band | undefined;
}
