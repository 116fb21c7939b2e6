import type { CourseStanding } from './courseStanding';

/** What speaks to an LMS, in one of the standards. */
export interface Reporter {
  report(standing: CourseStanding): Promise<void>;
  /** The learner leaves; nothing is reported after it. */
  end(): void;
}

/** A time span as ISO 8601 writes it, to a hundredth of a second, which is as fine as SCORM takes it. */
export const duration = (ms: number): string => `PT${(Math.max(0, ms) / 1000).toFixed(2)}S`;

/** A number with no more digits than SCORM keeps. */
export const rounded = (share: number): number => Math.round(share * 1e4) / 1e4;
