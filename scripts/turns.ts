/**
 * What `npm test` cannot do whole in ten minutes takes turns: each run tries another part of it. `DRAW` says which; `npm
 * test` draws one and prints it, so that a run can be repeated. Where nothing was drawn, all is tried.
 */
type Draw = string | undefined;

/** One in so many of the names, others at each run, and at least one; all where nothing was drawn. */
export function drawn<T extends string>(names: readonly T[], of = 8, now: Draw = process.env.DRAW): readonly T[] {
  return [...names].sort().filter((_, place) => isTurn(place, Math.min(of, names.length), now));
}

/** The names that wait for another run: all but one in so many. */
export function waiting(names: readonly string[], of: number, now: Draw = process.env.DRAW): string[] {
  const tried = new Set(drawn(names, of, now));
  return names.filter((name) => !tried.has(name));
}

/** Whether one of so many turns is that of this run. */
export const isTurn = (mine: number, of: number, now: Draw = process.env.DRAW) =>
  now === undefined || mine % of === Number(now) % of;

/** Draws, unless the environment has: what is begun after it takes the same turn. Gives how to repeat it. */
export function draw(): string {
  // Far more than there are of anything to draw from, so that each has its turn.
  process.env.DRAW ??= String(Math.floor(Math.random() * 10_000));
  return `DRAW=${process.env.DRAW}`;
}
