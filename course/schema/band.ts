/** How many seeds a statement of the course is run under: its scenario's own and those that follow it. */
export const SEED_COUNT = 12;

/** The least and the most that a figure was over the seeds; both the same where it was asked of one run alone. */
export interface Band {
  readonly least: number;
  readonly most: number;
}

/** A figure of one run, as a band. */
export function pointBand(value: number): Band {
  return { least: value, most: value };
}

/** The band of some figures: NaN at both ends where one of them is none. */
export function bandOf(values: readonly number[]): Band {
  return { least: Math.min(...values), most: Math.max(...values) };
}

/** Whether a value lies in the band, or at the number, made wider by `below` and `above`. NaN never does. */
export function isWithin(value: number, found: number | Band, below: number, above = below): boolean {
  const { least, most } = typeof found === 'number' ? pointBand(found) : found;
  return value === least || value === most || (value >= least - below && value <= most + above);
}

/** Whether what a claim gives is a band rather than a value. */
export function isBand(value: unknown): value is Band {
  return typeof value === 'object' && value !== null && 'least' in value && 'most' in value;
}
