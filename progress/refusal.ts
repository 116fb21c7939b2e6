/** Why something was not taken: which field, what it should be, what it is. */
export interface Refusal {
  /** Path of the field, `payload.grade`; empty for the whole. */
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

export function refusal(field: string, expected: string, value: unknown): Refusal {
  return { field, expected, found: show(value) };
}

/** A value as a message shows it: short, and on one line. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = asJson(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** What a database hands back may hold what JSON cannot say: cycles, big integers. */
function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? typeof value;
  } catch {
    return typeof value;
  }
}
