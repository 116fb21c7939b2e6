/** Where there is time everything is tried, and also what is tagged so. */
export const isLong = process.env.LONG === '1';
/** Nothing is left for another run: there is time, or what is driven was asked for by name. */
const isWhole = isLong || process.env.WHOLE === '1';
const draw = Number(process.env.DRAW ?? 0);

/** The tag of a test that does again, in another way, what others do, or takes long. */
export const long = { tag: '@long' };

/**
 * What a thing that is alike for many is tried with: one in so many of them, others at each run, and at least one; where
 * there is time, all.
 */
export function drawn<T extends string>(names: readonly T[], of = 8): readonly T[] {
  const every = isWhole ? 1 : Math.min(of, names.length);
  return [...names].sort().filter((_, place) => place % every === draw % every);
}

const TURNS = 4;

/**
 * For a test that is tried at one run in four. At every run are tried: what a learner has done is kept, and one way through
 * each thing that a learner does.
 */
export const turn = (mine: 0 | 1 | 2 | 3) => (isWhole || draw % TURNS === mine ? {} : long);

/** The files of this kind that another run tries: all but one in four. */
export function ofAnotherRun(files: readonly string[]): string[] {
  const now = drawn(files, TURNS);
  return files.filter((file) => !now.includes(file));
}
