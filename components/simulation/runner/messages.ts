import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';

/** To the worker: run this, or stop running that. */
export type Request =
  | { readonly id: number; readonly scenario: Scenario }
  | { readonly id: number; readonly cancel: true };

/** From the worker, about one request. */
export type Reply =
  | { readonly id: number; readonly progress: number }
  /** A piece of the sampled flows, in order; the run that comes after the last has none of its own. */
  | { readonly id: number; readonly flows: Run['flows'] }
  | { readonly id: number; readonly run: Run }
  | { readonly id: number; readonly error: SentError };

/** An error's own fields do not survive the way between threads: they are sent beside its words. */
export type SentError =
  | { readonly field: string; readonly value: unknown; readonly rule: string }
  | { readonly message: string };
