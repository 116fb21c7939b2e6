import { EngineError } from '../errors';

/** What a change of backends did to a table. */
export interface Disruption {
  readonly slotsOwnedByRemoved: number;
  readonly changedSlotsTotal: number;
  /** Slots that changed though their owner stayed: the avoidable part. */
  readonly changedSlotsWhoseOwnerSurvived: number;
}

/** Compares two tables of the same size whose owners have the same numbers. */
export function disruption(before: Int32Array, after: Int32Array, removed: ReadonlySet<number>): Disruption {
  if (before.length !== after.length) throw new EngineError('after', after.length, `a table of ${before.length} slots`);
  let ownedByRemoved = 0;
  let changed = 0;
  let survivorsChanged = 0;
  for (let slot = 0; slot < before.length; slot++) {
    const owner = before[slot]!;
    const differs = after[slot] !== owner;
    if (removed.has(owner)) ownedByRemoved++;
    else if (differs) survivorsChanged++;
    if (differs) changed++;
  }
  return {
    slotsOwnedByRemoved: ownedByRemoved,
    changedSlotsTotal: changed,
    changedSlotsWhoseOwnerSurvived: survivorsChanged,
  };
}
