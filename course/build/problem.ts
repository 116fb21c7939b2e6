import { EngineError } from '../../engine/errors';

/** A place in a file of the content; lines and columns from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong with the content and where: a whole sentence an author can act on. */
export interface Problem {
  readonly at: Position;
  readonly message: string;
}

/** Bad content. The message is one line for each problem: `file:line:column: field: expected …, found …`. */
export class ContentError extends Error {
  override readonly name = 'ContentError';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
  }
}

export function problemText({ at, message }: Problem): string {
  return `${at.file}:${at.line}:${at.column}: ${message}`;
}

export function problem(at: Position, message: string): Problem {
  return { at, message };
}

/** A name that is not among the known: the nearest of them where one is near, else all. */
export function unknownName(what: string, found: string, known: Iterable<string>): string {
  const names = [...known];
  const near = nearest(found, names);
  const help = near ? `did you mean "${near}"?` : `known: ${names.join(', ') || 'none'}`;
  return `${what} "${found}" is not known; ${help}`;
}

/** Runs `body`; a refusal of the engine becomes a problem at `at`. */
export function attempt<T>(at: Position, problems: Problem[], body: () => T): T | undefined {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    problems.push(problem(at, error.message));
    return undefined;
  }
}

/** The problems that `body` throws are added to `problems`; anything else is not the author's and goes on up. */
export async function collect<T>(problems: Problem[], body: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function nearest(found: string, names: readonly string[]): string | undefined {
  const scored = names.map((name) => ({ name, distance: editDistance(found, name) }));
  scored.sort((a, b) => a.distance - b.distance);
  const best = scored[0];
  return best && best.distance <= Math.max(2, found.length / 3) ? best.name : undefined;
}

/** Levenshtein's, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
