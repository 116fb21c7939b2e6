import type { Fault } from '../../../engine/scenario/schema';

/** Marks that are closer to each other than this part of the run would lie over each other. */
const NEAR_SHARE = 0.06;
/** So many stand beside each other at most; a crowd lies over each other where it belongs. */
const MOST_BESIDE = 8;

export interface PlacedMark {
  /** Place in the scenario's list of faults. */
  readonly index: number;
  /** Where it stands, as a part of the run. */
  readonly share: number;
  /** How many marks stand at its left and right, side by side with it. */
  readonly left: number;
  readonly right: number;
}

/** Places for the marks of faults on a time line, in order of time: those that are near each other stand side by side. */
export function spread(faults: readonly Pick<Fault, 'atMs'>[], durationMs: number): PlacedMark[] {
  const inOrder = faults
    .map(({ atMs }, index) => ({ index, share: Math.min(1, atMs / durationMs) }))
    .sort((a, b) => a.share - b.share || a.index - b.index);
  const bunches: (typeof inOrder)[] = [];
  for (const mark of inOrder) {
    const last = bunches.at(-1);
    if (last && mark.share - last.at(-1)!.share < NEAR_SHARE) last.push(mark);
    else bunches.push([mark]);
  }
  return bunches.flatMap((bunch) => {
    if (bunch.length > MOST_BESIDE) return bunch.map((mark) => ({ ...mark, left: 0, right: 0 }));
    const share = bunch.reduce((sum, mark) => sum + mark.share, 0) / bunch.length;
    return bunch.map(({ index }, left) => ({ index, share, left, right: bunch.length - 1 - left }));
  });
}
