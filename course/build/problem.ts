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

/** What is wrong, and how an author mends it. */
export type Said = readonly [wrong: string, mend: string];

/** The same, with lines of their own below: what the runs gave. */
export type Wrong = readonly [...Said, account?: string];

/** Bad content. The message is one line for each problem: `file:line:column: field: expected …, found …; how to mend it`. */
export class ContentError extends Error {
  override readonly name = 'ContentError';

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(problemText).join('\n'));
  }
}

export function problemText({ at, message }: Problem): string {
  return `${at.file}:${at.line}:${at.column}: ${message}`;
}

/** `account`: lines of their own below, such as what the runs gave. */
export function problem(at: Position, wrong: string, mend: string, account = ''): Problem {
  return { at, message: `${wrong}; ${mend}${account && `\n${account}`}` };
}

/** Where an author may add a thing that a name is not known for; what the engine or the course's code knows has no such place. */
const homes: Readonly<Record<string, string>> = {
  source: 'content/sources.yaml',
  term: 'content/glossary.yaml',
  fact: 'content/facts.yaml',
  misconception: 'content/misconceptions.yaml',
  lesson: 'content/course.yaml',
  track: 'content/course.yaml',
  scenario: 'the `scenarios` of lesson.yaml, above what names it',
  simulation: 'the `simulations` of lesson.yaml',
  prediction: 'the `predictions` of lesson.yaml',
  claim: 'the `claims` of lesson.yaml',
};

/** A name that is not among the known: the nearest of them where one is near, else all, and where a new one is added. */
export function unknownName(what: string, found: string, known: Iterable<string>): Said {
  const names = [...known];
  const near = nearest(found, names);
  const home = homes[what];
  const take = near ? `did you mean "${near}"?` : `known: ${names.join(', ') || 'none'}`;
  const add = home
    ? `${near ? ' If it is new,' : '; take one of them, or'} add it to ${home}`
    : near
      ? ''
      : '; take one of them';
  return [`${what} "${found}" is not known`, take + add];
}

/** How to mend what the engine refuses: by the nearest of the names that its rule lists, else as `otherwise` says. */
export function mendRefused({ value, rule }: EngineError, otherwise: string): string {
  const [, list = ''] = /^one of (?:.*\()?([^()]*)\)?$/.exec(rule) ?? [];
  const near = typeof value === 'string' ? nearest(value, list.split(', ')) : undefined;
  return near ? `did you mean "${near}"?` : otherwise;
}

/** Runs `body`; a refusal of the engine becomes a problem at `at`. */
export function attempt<T>(at: Position, problems: Problem[], mend: string, body: () => T): T | undefined {
  try {
    return body();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    problems.push(problem(at, error.message, mendRefused(error, mend)));
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

/** The name that is misspelled least, if it is near enough to be meant. */
export function nearest(found: string, names: readonly string[]): string | undefined {
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
