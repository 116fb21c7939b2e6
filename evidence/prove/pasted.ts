import { EngineError } from '../../engine/errors';

/** A line of what was pasted; numbered from 1, blank lines included. */
export interface PastedLine {
  readonly line: number;
  readonly text: string;
}

const MAX_CHARACTERS = 1_000_000;

/** The lines that are not blank. Throws when there are none, or far more than any command here prints. */
export function pastedLines(output: string): PastedLine[] {
  if (output.length > MAX_CHARACTERS) throw new EngineError('output', output.length, 'at most a million characters');
  const lines = output.split('\n').map((text, index) => ({ line: index + 1, text: text.trimEnd() }));
  const filled = lines.filter(({ text }) => text !== '');
  if (filled.length === 0) throw new EngineError('output', output, 'what the command printed');
  return filled;
}

/** A line that says something else than it should. */
export function lineError({ line, text }: PastedLine, rule: string): EngineError {
  return new EngineError(`line ${line}`, text, rule);
}
