/** Where there is time everything is tried, and also what is tagged so. */
export const isLong = process.env.LONG === '1';

/** The tag of a test that does again, in another way, what others do, or takes long. */
export const long = { tag: '@long' };

/**
 * What a thing that is alike for many is tried with: one in so many of them, others at each run, and at least one; where
 * there is time, all.
 */
export function drawn<T extends string>(names: readonly T[], of = 8): readonly T[] {
  const every = isLong ? 1 : Math.min(of, names.length);
  return [...names].sort().filter((_, place) => place % every === Number(process.env.DRAW ?? 0) % every);
}
