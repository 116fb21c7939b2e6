import type { ComparedCase } from '../../evidence/measured/comparison';

/** What a build has seen of its own evidence: plain data for the page that shows it. */

/** A file of ground truth, judged by the engine that is being built. */
export interface JudgedFile {
  readonly kind: string;
  readonly description: string;
  /** Where the answers come from, as the file says it, part by part. */
  readonly source: readonly string[];
  /** All of them passed. */
  readonly cases: number;
  /** Single values that agreed. */
  readonly values: number;
}

/** A file of what real daemons did. */
export interface MeasuredFile {
  readonly name: string;
  readonly description: string;
  readonly setup: string;
  readonly source: string;
  /** Case by case, beside what the engine that is being built gives. */
  readonly compared: readonly ComparedCase[];
}

export interface Evidence {
  readonly judged: readonly JudgedFile[];
  readonly measured: readonly MeasuredFile[];
}
