/** What comes of handing in an answer. An untouched one is not wrong: it is not ready. */
export type Verdict = 'not-ready' | 'wrong' | 'right';

/** Judges a chosen option against the key that was computed from the runs. */
export function judgeChoice(chosen: string | undefined, key: string): Verdict {
  if (chosen === undefined) return 'not-ready';
  return chosen === key ? 'right' : 'wrong';
}

/** Judges a number; `close` is the part of the true value by which it may be off. */
export function judgeNumber(answer: number | undefined, truth: number, close: number): Verdict {
  if (answer === undefined || Number.isNaN(answer)) return 'not-ready';
  if (answer === truth) return 'right';
  return Math.abs(answer - truth) <= Math.abs(truth) * close ? 'right' : 'wrong';
}
